package io.loadtester.attack.recording;

import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;

/** The names under which an attack's targets are counted. Immutable. */
public final class TargetNames {

    /** What targets count as whose names come after the first {@value #MAX_NAMES}. */
    public static final String OTHER = "other";

    static final int MAX_NAMES = 100;

    private final List<String> names;
    private final int[] nameOfTarget;

    private TargetNames(List<String> names, int[] nameOfTarget) {
        this.names = List.copyOf(names);
        this.nameOfTarget = nameOfTarget;
    }

    public static TargetNames of(List<Target> targets) {
        List<String> names = new ArrayList<>();
        int[] nameOfTarget = new int[targets.size()];
        for (int i = 0; i < nameOfTarget.length; i++) {
            nameOfTarget[i] = indexOf(targets.get(i).name(), names);
        }
        return new TargetNames(names, nameOfTarget);
    }

    private static int indexOf(String name, List<String> names) {
        String counted = names.contains(name) || names.size() < MAX_NAMES ? name : OTHER;
        if (!names.contains(counted)) {
            names.add(counted);
        }
        return names.indexOf(counted);
    }

    int count() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    /** The index of the name of the target at this place. */
    int ofTarget(int target) {
        return nameOfTarget[target];
    }
}

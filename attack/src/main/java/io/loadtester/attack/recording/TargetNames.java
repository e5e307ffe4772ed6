package io.loadtester.attack.recording;

import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names under which an attack's targets are counted. They grow where targets come one after the other, on the one
 * thread that takes them; anyone may read them.
 */
public final class TargetNames {

    /** What targets count as whose names come after the first {@value #MAX_NAMES}. */
    public static final String OTHER = "other";

    static final int MAX_NAMES = 100;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final AtomicReferenceArray<String> names = new AtomicReferenceArray<>(MAX_NAMES + 1);
    private final int[] nameOfTarget;
    private final boolean growing;

    private TargetNames(int targets, boolean growing) {
        this.nameOfTarget = new int[targets];
        this.growing = growing;
    }

    public static TargetNames of(TargetList targets) {
        TargetNames names = new TargetNames(targets.size(), false);
        TargetCursor cursor = targets.cursor();
        for (int i = 0; i < names.nameOfTarget.length; i++) {
            names.nameOfTarget[i] = names.add(cursor.at(i).name());
        }
        return names;
    }

    /** Of targets that will be {@linkplain #add added} one after the other. */
    public static TargetNames growing() {
        return new TargetNames(0, true);
    }

    /** The index of a name, which is a new one if it is not known yet. */
    public int add(String name) {
        Integer known = indexes.get(name);
        if (known != null) {
            return known;
        }
        if (indexes.size() >= MAX_NAMES && !name.equals(OTHER)) {
            return add(OTHER);
        }
        int index = indexes.size();
        indexes.put(name, index);
        names.set(index, name);
        return index;
    }

    /** How many there may be: all indexes are below. */
    int count() {
        return growing ? names.length() : indexes.size();
    }

    /** How many are to be made room for: of those that come later nothing is known. */
    int expected() {
        return growing ? 1 : indexes.size();
    }

    String name(int index) {
        return names.get(index);
    }

    /** The index of the name of a target of the list, or of one of its own. */
    int of(int target, @Nullable OwnTarget own) {
        return own == null ? nameOfTarget[target] : own.name();
    }
}

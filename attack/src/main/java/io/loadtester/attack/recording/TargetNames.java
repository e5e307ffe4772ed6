package io.loadtester.attack.recording;

import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names under which an attack's targets are counted. With streamed targets names are added while the attack runs,
 * by one thread; any thread may read them.
 */
public final class TargetNames {

    /** The name under which targets are counted whose names come after the first {@value #MAX_NAMES}. */
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

    /** Names of streamed targets, {@linkplain #add added} as the targets arrive. */
    public static TargetNames growing() {
        return new TargetNames(0, true);
    }

    /** The index of a name; adds the name if it is new. */
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

    /** Maximum number of names: all indexes are below this. */
    int count() {
        return growing ? names.length() : indexes.size();
    }

    /** How many names to allocate memory for; 1 for streamed targets, whose names are unknown. */
    int expected() {
        return growing ? 1 : indexes.size();
    }

    String name(int index) {
        return names.get(index);
    }

    /** The index of the name of {@code own}, or of the listed {@code target} if that is null. */
    int of(int target, @Nullable OwnTarget own) {
        return own == null ? nameOfTarget[target] : own.name();
    }
}

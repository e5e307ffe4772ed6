package io.loadtester.attack.recording;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.Exemplar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hits of a cell worth showing: the slowest successful hits, and the first failures, one of each kind before a
 * second of any kind. Owned by the owner of its cell.
 */
final class Exemplars {

    static final int MAX = 5;
    private static final int MAX_SLOW = 3;

    private final List<Exemplar> slowest = new ArrayList<>(MAX_SLOW);
    private final List<Exemplar> failures = new ArrayList<>(MAX);
    private long slowestLeast;

    void offer(Hit hit) {
        Failure failure = hit.failure();
        if (failure == null) {
            // Nearly every hit ends here: nothing is allocated for it.
            if (slowest.size() < MAX_SLOW || hit.responseNanos() > slowestLeast) {
                offerSlow(exemplar(hit, null, hit.request().url()));
            }
        } else if (failures.size() < MAX) {
            failures.add(exemplar(hit, failure, failure.text()));
        } else if (!hasKind(failure)) {
            failures.remove(MAX - 1);
            failures.add(exemplar(hit, failure, failure.text()));
        }
    }

    void add(Exemplars other) {
        other.slowest.forEach(this::offerSlow);
        failures.addAll(other.failures);
    }

    void clear() {
        slowest.clear();
        failures.clear();
        slowestLeast = 0;
    }

    List<Exemplar> chosen() {
        List<Exemplar> failed = new ArrayList<>(failures);
        failed.sort(Comparator.comparingLong(Exemplar::dueNanos));
        List<Exemplar> chosen = new ArrayList<>();
        int roomForFailures = MAX - slowest.size();
        for (Exemplar each : failed) {
            if (chosen.size() < roomForFailures && chosen.stream().noneMatch(one -> one.failure() == each.failure())) {
                chosen.add(each);
            }
        }
        for (Exemplar each : failed) {
            if (chosen.size() < roomForFailures && !chosen.contains(each)) {
                chosen.add(each);
            }
        }
        chosen.addAll(slowest);
        return chosen;
    }

    private void offerSlow(Exemplar exemplar) {
        slowest.add(exemplar);
        slowest.sort(Comparator.comparingLong(Exemplar::responseNanos).reversed());
        if (slowest.size() > MAX_SLOW) {
            slowest.remove(MAX_SLOW);
        }
        slowestLeast = slowest.get(slowest.size() - 1).responseNanos();
    }

    private boolean hasKind(Failure failure) {
        return failures.stream().anyMatch(each -> each.failure() == failure.kind());
    }

    private static Exemplar exemplar(Hit hit, @Nullable Failure failure, String text) {
        return new Exemplar(
                hit.dueNanos(),
                Math.max(0, hit.responseNanos()),
                hit.status(),
                failure == null ? null : failure.kind(),
                text);
    }
}

package io.loadtester.cli.attack;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Owned by one event loop until its attack has ended. Counts failures by their texts; costs a done hit nothing. */
final class ErrorTexts implements HitSink {

    /** Texts may hold ports and addresses, so that no two are the same; past so many the rest is counted as one. */
    private static final int MAX_TEXTS = 1_000;

    private static final String OTHERS = "(other errors)";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    @Override
    public void scheduled(Hit hit) {}

    @Override
    public void sent(Hit hit) {}

    @Override
    public void ended(Hit hit) {
        Failure failure = hit.failure();
        if (failure != null) {
            boolean known = counts.size() < MAX_TEXTS || counts.containsKey(failure.text());
            counts.merge(known ? failure.text() : OTHERS, 1L, Long::sum);
        }
    }

    /** All loops' counts. */
    static Map<String, Long> sum(List<ErrorTexts> loops) {
        Map<String, Long> sum = new LinkedHashMap<>();
        loops.forEach(loop -> loop.counts.forEach((text, count) -> sum.merge(text, count, Long::sum)));
        return sum;
    }
}

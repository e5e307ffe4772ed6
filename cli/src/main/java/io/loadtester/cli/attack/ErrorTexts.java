package io.loadtester.cli.attack;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts failures by error text. Owned by one event loop until its attack has ended. Costs nothing for hits that
 * succeed.
 */
final class ErrorTexts implements HitSink {

    /** Caps the distinct texts, because each may contain another port or address; further ones are counted together. */
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

    /** The counts of all event loops together. */
    static Map<String, Long> sum(List<ErrorTexts> loops) {
        Map<String, Long> sum = new LinkedHashMap<>();
        loops.forEach(loop -> loop.counts.forEach((text, count) -> sum.merge(text, count, Long::sum)));
        return sum;
    }
}

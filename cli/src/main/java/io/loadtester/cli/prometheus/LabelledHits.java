package io.loadtester.cli.prometheus;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the hits of one event loop by their labels. Thread-safe: the event loop writes, the HTTP endpoint reads. The
 * lock costs nothing without {@code --prometheus-addr}, because then there are no meters.
 */
final class LabelledHits implements HitSink {

    /** Caps the label sets, because each takes dozens of lines in every answer. */
    private static final int MAX_LABELS = 5_000;

    private static final HitLabels OTHERS = new HitLabels("", "(others)", 0);

    private final List<Target> targets;
    private final Map<HitLabels, HitMeter> meters = new HashMap<>();

    LabelledHits(List<Target> targets) {
        this.targets = targets;
    }

    @Override
    public void scheduled(Hit hit) {}

    @Override
    public void sent(Hit hit) {}

    /** Labels hits with the target's URL, placeholders included; filled in, every hit could have labels of its own. */
    @Override
    public synchronized void ended(Hit hit) {
        OwnTarget own = hit.own();
        Target target = own == null ? targets.get(hit.target()) : own.target();
        HitLabels labels = new HitLabels(target.method(), target.url().toString(), hit.status());
        HitMeter meter = meters.get(labels);
        if (meter == null) {
            meter = meters.computeIfAbsent(meters.size() < MAX_LABELS ? labels : OTHERS, key -> new HitMeter());
        }
        meter.add(hit.responseNanos(), hit.bytesIn(), hit.bytesOut(), message(hit));
    }

    private static String message(Hit hit) {
        Failure failure = hit.failure();
        return failure == null ? "" : failure.text();
    }

    synchronized void addTo(Map<HitLabels, HitMeter> sum) {
        meters.forEach((labels, meter) ->
                sum.computeIfAbsent(labels, key -> new HitMeter()).add(meter));
    }
}

package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Move;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.cli.search.CapacitySearch.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A search from its first step to its end. For one thread. */
final class SearchRun {

    private final CapacitySearch search;
    private final Steps steps;
    private final Times times;
    private final Consumer<CurvePoint> watcher;
    private final List<CurvePoint> points = new ArrayList<>();

    /**
     * How long things take.
     *
     * @param pause between two steps, for the target to come to rest
     */
    record Times(Duration step, Duration confirmation, Duration pause) {}

    /** @param watcher hears of every step when it is over */
    SearchRun(CapacitySearch search, Steps steps, Times times, Consumer<CurvePoint> watcher) {
        this.search = search;
        this.steps = steps;
        this.times = times;
        this.watcher = watcher;
    }

    Curve toTheEnd() throws InterruptedException {
        for (Move move = search.next(); move instanceof Step step; move = search.next()) {
            if (!points.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(times.pause().toNanos());
            }
            CurvePoint point = steps.run(step, step.stage() == Stage.CONFIRM ? times.confirmation() : times.step());
            points.add(point);
            watcher.accept(point);
            search.tell(point.outcome());
        }
        return new Curve(points, search.next());
    }
}

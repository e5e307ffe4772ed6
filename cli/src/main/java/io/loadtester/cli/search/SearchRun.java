package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Move;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.cli.search.CapacitySearch.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a search from its first step to its end. Not thread-safe, except for {@link #stop()}. */
final class SearchRun {

    private final CapacitySearch search;
    private final Steps steps;
    private final Times times;
    private final Consumer<CurvePoint> watcher;
    private final List<CurvePoint> points = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Durations of a search.
     *
     * @param pause between steps, in which the target recovers
     */
    record Times(Duration step, Duration confirmation, Duration pause) {}

    /** @param watcher receives the point of every finished step */
    SearchRun(CapacitySearch search, Steps steps, Times times, Consumer<CurvePoint> watcher) {
        this.search = search;
        this.steps = steps;
        this.times = times;
        this.watcher = watcher;
    }

    Curve toTheEnd() throws InterruptedException {
        for (Move move = search.next(); move instanceof Step step; move = search.next()) {
            Optional<CurvePoint> point = isStoppedWithin(points.isEmpty() ? Duration.ZERO : times.pause())
                    ? Optional.empty()
                    : steps.run(step, step.stage() == Stage.CONFIRM ? times.confirmation() : times.step());
            if (point.isEmpty()) {
                return new Curve(points, search.interrupted());
            }
            points.add(point.get());
            watcher.accept(point.get());
            search.tell(point.get().outcome());
        }
        return new Curve(points, search.next());
    }

    private boolean isStoppedWithin(Duration pause) throws InterruptedException {
        return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the search with the points so far; the running step is discarded. Thread-safe. */
    void stop() {
        stopped.countDown();
        steps.stop();
    }
}

package io.loadtester.benchmarks.simulate;

import java.util.concurrent.TimeUnit;

/** Publishes all of a fleet's results. */
final class Publishing implements Runnable {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SimulatedFleet fleet;
    private final FleetResults results;
    private final ResultTopic topic;
    private final boolean inRealTime;

    Publishing(SimulatedFleet fleet, FleetResults results, ResultTopic topic, boolean inRealTime) {
        this.fleet = fleet;
        this.results = results;
        this.topic = topic;
        this.inRealTime = inRealTime;
    }

    @Override
    public void run() {
        long startNanos = System.nanoTime();
        try {
            for (int second = 0; second < fleet.seconds(); second++) {
                if (inRealTime) {
                    long dueNanos = startNanos + (second + 1) * SECOND_NANOS;
                    TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
                }
                results.second(second, topic::publish);
            }
            results.manifests(topic::publish);
            topic.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

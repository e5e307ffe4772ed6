package io.loadtester.benchmarks.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Watches consumers until they have stored everything published. */
final class Drain {

    private static final long PERIOD_MILLIS = 200;

    /**
     * A sample of the progress.
     *
     * @param done messages stored, with committed offsets
     * @param lag messages published but not done
     * @param heapBytes largest heap of any consumer
     */
    record Moment(long nanos, long done, long lag, long consumerCpuNanos, long serverCpuNanos, long heapBytes) {}

    private final ResultTopic topic;
    private final String group;
    private final List<ConsumerProcess> consumers;
    private final ServerCpu server;

    Drain(ResultTopic topic, String group, List<ConsumerProcess> consumers, ServerCpu server) {
        this.topic = topic;
        this.group = group;
        this.consumers = consumers;
        this.server = server;
    }

    /** All moments from now until everything is published and there is no lag. */
    List<Moment> watch(BooleanSupplier isAllPublished) throws ExecutionException, InterruptedException, IOException {
        List<Moment> moments = new ArrayList<>();
        while (true) {
            boolean last = isAllPublished.getAsBoolean();
            Moment moment = look();
            moments.add(moment);
            if (last && moment.lag() <= 0) {
                return moments;
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        }
    }

    private Moment look() throws ExecutionException, InterruptedException, IOException {
        long published = topic.published();
        long done = topic.done(group);
        long cpuNanos = 0;
        long heapBytes = 0;
        for (ConsumerProcess consumer : consumers) {
            ConsumerProcess.Sample sample = consumer.latest();
            cpuNanos += sample.cpuNanos();
            heapBytes = Math.max(heapBytes, sample.heapBytes());
        }
        return new Moment(System.nanoTime(), done, published - done, cpuNanos, server.nanos(), heapBytes);
    }
}

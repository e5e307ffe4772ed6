package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.dispatch.TestListener;
import io.loadtester.storage.tests.TestStore;
import io.loadtester.wire.PublishedCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a second takes from the workers, of which only the results are real, to the viewers. */
@Tag("faults")
class LiveDelayIT {

    private static final int WORKERS = 100;
    private static final int TARGETS = 5;
    private static final int VIEWERS = 50;
    private static final int SECONDS = 30;
    private static final Pattern WHOLE_SECOND = Pattern.compile("data: \\{\"second\":(\\d+),.*\"partial\":false.*");

    private final RunningMaster master = RunningMaster.get();
    private final UUID testId = UUID.randomUUID();
    private final Queue<Long> delayMillis = new ConcurrentLinkedQueue<>();

    @Test
    void showsFiftyViewersTheSecondsOfAHundredWorkers() throws Exception {
        List<List<ProducerRecord<String, byte[]>>> seconds =
                IntStream.range(0, SECONDS).mapToObj(this::second).toList();
        master.context.getBean(TestStore.class).insert(test());
        master.context.getBean("liveHub", TestListener.class).changed(new Posted(test(), null, List.of()));
        CountDownLatch watching = new CountDownLatch(VIEWERS);
        long[] ends = new long[SECONDS];
        for (int i = 0; i < VIEWERS; i++) {
            Thread viewer = new Thread(() -> watch(watching, ends), "viewer-" + i);
            viewer.setDaemon(true);
            viewer.start();
        }
        assertThat(watching.await(60, TimeUnit.SECONDS)).isTrue();

        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RunningMaster.bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int second = 0; second < SECONDS; second++) {
                long end = start + TimeUnit.SECONDS.toNanos(second + 1);
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                ends[second] = end;
                for (ProducerRecord<String, byte[]> record : seconds.get(second)) {
                    var unused = producer.send(record);
                }
            }
        }
        // The results of the first second create the topic, which the master reads from its end.
        await().atMost(Duration.ofSeconds(60)).until(delayMillis::size, size -> size >= VIEWERS * (SECONDS - 1));

        long[] sorted = delayMillis.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "end of a second to event stream, %d workers x %d targets, %d viewers: p50 %d ms, p95 %d ms, max %d ms%n",
                WORKERS,
                TARGETS,
                VIEWERS,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1]);
        // No viewer missed a whole second or saw it twice, and none was shown before it had ended.
        assertThat(sorted.length).isBetween(VIEWERS * (SECONDS - 1), VIEWERS * SECONDS);
        assertThat(sorted[0]).isNotNegative();
    }

    private void watch(CountDownLatch watching, long[] ends) {
        try (InputStream events = HttpClient.newHttpClient()
                        .send(
                                master.authorized("/api/tests/" + testId + "/events")
                                        .build(),
                                BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            boolean[] seen = new boolean[SECONDS];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                if (line.equals("event: snapshot")) {
                    watching.countDown();
                }
                Matcher point = WHOLE_SECOND.matcher(line);
                if (point.matches() && !seen[Integer.parseInt(point.group(1))]) {
                    int second = Integer.parseInt(point.group(1));
                    seen[second] = true;
                    delayMillis.add(TimeUnit.NANOSECONDS.toMillis(now - ends[second]));
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ProducerRecord<String, byte[]>> second(int second) {
        Interval sample = HandMade.interval(testId, "w", 0, second, 200, 0);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            String id = "worker-" + worker;
            for (int target = 0; target < TARGETS; target++) {
                Interval interval = new Interval(
                        testId,
                        id,
                        1,
                        (long) second * TARGETS + target,
                        second,
                        "target " + target,
                        sample.counts(),
                        sample.latencies(),
                        sample.exemplars());
                records.add(new ProducerRecord<>(
                        "test_results", PublishedCodec.key(interval), PublishedCodec.encode(interval)));
            }
            WorkerSecond workerSecond = new WorkerSecond(testId, id, second, 0, 1, 2, WorkerHealth.IDLE, 1_000, 0);
            records.add(new ProducerRecord<>(
                    "test_results", PublishedCodec.key(workerSecond), PublishedCodec.encode(workerSecond)));
        }
        return records;
    }

    private LoadTest test() {
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                testId,
                "a hundred workers",
                new AttackSpec(
                        "a hundred workers",
                        new ConstantPacer(WORKERS * 1_000.0),
                        Duration.ofMinutes(5),
                        List.of(target),
                        AttackOptions.DEFAULTS),
                WORKERS,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.CONTINUE,
                List.of(),
                "admin",
                Instant.now(),
                new TestStatus(
                        TestState.RUNNING,
                        "",
                        Instant.now(),
                        null,
                        IntStream.range(0, WORKERS)
                                .mapToObj(i -> new Attack(
                                        "worker-" + i, 1, new Share(1.0 / WORKERS, (double) i / WORKERS), 0, ""))
                                .toList()),
                List.of());
    }
}

package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code loadtester search} as a process against a target with a limit, with local attacks and with a master's workers.
 */
class SearchIT {

    /** The target serves one request at a time. */
    private static final long SERVICE_MILLIS = 5;

    private static final double LIMIT_PER_SECOND = 1_000.0 / SERVICE_MILLIS;

    /** Above the limit a queue grows, but in such a short step it may stay too short to be noticed. */
    private static final double HIGHEST_PLAUSIBLE = LIMIT_PER_SECOND * 1.1;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int INTERRUPTED = 130;

    private final ExecutorService service = Executors.newSingleThreadExecutor();

    @TempDir
    private Path directory;

    private HttpServer target;

    @BeforeEach
    void startTarget() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        target.setExecutor(service);
        target.createContext("/", exchange -> {
            pause();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        target.start();
    }

    @AfterEach
    void stopTarget() {
        target.stop(0);
        service.shutdownNow();
    }

    @Test
    void findsTheLimitOfATargetByTheWorkersOfAMaster() throws IOException {
        try (Terminal search = search("--master", LocalSystem.shared().url(), "--worker-count", "2", "--from", "40")) {
            int exitCode = search.exitCode(PATIENCE);

            String curve = search.output();
            System.out.println("a target with a limit of " + LIMIT_PER_SECOND + "/s:\n" + curve);
            assertThat(exitCode).as(curve + search.errors()).isZero();
            assertThat(curve.lines().findFirst().orElse("")).startsWith("stage").endsWith("holds");
            Matcher found = Pattern.compile("Holds up to (\\d+(\\.\\d+)?)/s, confirmed\\.")
                    .matcher(curve);
            assertThat(found.find()).as(curve).isTrue();
            assertThat(Double.parseDouble(found.group(1))).as(curve).isBetween(LIMIT_PER_SECOND / 3, HIGHEST_PLAUSIBLE);
            assertThat(tests(search)).hasSize((int) curve.lines().count() - 2).allSatisfy(test -> assertThat(
                            test.path("state").asString())
                    .as(test.toString())
                    .isEqualTo("COMPLETED"));
        }
    }

    @Test
    void printsTheCurveSoFarWhenItIsInterrupted() throws IOException {
        try (Terminal search = search("--from", "10")) {
            await().atMost(PATIENCE).until(() -> search.errors().contains("ramp"));

            search.interrupt();

            assertThat(search.exitCode(PATIENCE)).as(search.errors()).isEqualTo(INTERRUPTED);
            assertThat(search.output()).contains("stage", "ramp", "10/s", "Interrupted");
        }
    }

    @Test
    void stopsTheTestThatIsRunningWhenItIsInterrupted() throws IOException {
        try (Terminal search = search("--master", LocalSystem.shared().url(), "--from", "10")) {
            await().atMost(PATIENCE).until(() -> search.errors().contains("ramp"));
            await().atMost(PATIENCE).until(() -> tests(search).stream()
                    .anyMatch(test -> test.path("state").asString().equals("RUNNING")));

            search.interrupt();

            assertThat(search.exitCode(PATIENCE)).as(search.errors()).isEqualTo(INTERRUPTED);
            assertThat(search.output()).contains("ramp", "10/s", "Interrupted");
            assertThat(tests(search))
                    .extracting(test -> test.path("state").asString())
                    .startsWith("STOPPED")
                    .endsWith("COMPLETED");
        }
    }

    /** The search's tests, newest first. */
    private static List<JsonNode> tests(Terminal search) {
        Matcher tag = Pattern.compile("search:\\w+").matcher(search.errors());
        assertThat(tag.find()).as(search.errors()).isTrue();
        List<JsonNode> tests = new ArrayList<>();
        LocalSystem.shared()
                .api()
                .json("/api/tests?search=" + tag.group())
                .path("tests")
                .forEach(tests::add);
        return tests;
    }

    private Terminal search(String... more) throws IOException {
        Path targets = Files.writeString(
                directory.resolve("targets.txt"),
                "GET http://127.0.0.1:" + target.getAddress().getPort() + "/\n");
        List<String> arguments = new ArrayList<>(List.of("search", "--targets", targets.toString()));
        arguments.addAll(List.of("--threshold", "p99(response) < 300ms", "--to", "10000", "--precision", "20%"));
        arguments.addAll(List.of("--step-duration", "3s", "--confirm-duration", "3s", "--pause", "500ms"));
        arguments.addAll(List.of(more));
        return Terminal.interruptible(directory, arguments.toArray(String[]::new));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SERVICE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

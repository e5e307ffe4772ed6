package io.loadtester.benchmarks.pairs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Runs tests against a target and against a slower one, and has the master compare them in pairs: half with an equal
 * target, half with the slower one.
 */
final class Pairs {

    private static final double SLOWER = 1.1;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final MasterApi master;
    private final int seconds;
    private final int ratePerSecond;

    private Pairs(MasterApi master, int seconds, int ratePerSecond) {
        this.master = master;
        this.seconds = seconds;
        this.ratePerSecond = ratePerSecond;
    }

    /** @param arguments the master's address, number of pairs of each kind, seconds per test, rate, parallel tests */
    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[1]);
        MasterApi master = new MasterApi(URI.create(arguments[0]), "admin", "password");
        Pairs runs = new Pairs(master, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        try (DelayingTarget usual = new DelayingTarget(1);
                DelayingTarget slower = new DelayingTarget(SLOWER)) {
            runs.compare(usual.url(), slower.url(), pairs, Integer.parseInt(arguments[4]));
        }
        System.exit(0);
    }

    private void compare(String usual, String slower, int pairs, int atOnce) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<List<String>>> runs = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                runs.add(() -> List.of(run(usual), run(usual), run(slower)));
            }
            int different = 0;
            int found = 0;
            for (Future<List<String>> run : threads.invokeAll(runs)) {
                List<String> ids = run.get();
                String equal = verdict(ids.get(0), ids.get(1));
                String unequal = verdict(ids.get(0), ids.get(2));
                different += equal.equals("no difference found") ? 0 : 1;
                found += unequal.equals("worse") ? 1 : 0;
                System.out.printf("equal: %s; 10 %% slower: %s%n", equal, unequal);
            }
            System.out.printf(
                    "%d pairs of tests of %d s at %d/s: %d of the equal ones called different, %d of the slower ones found%n",
                    pairs, seconds, ratePerSecond, different, found);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs a test to its end and returns its id. */
    private String run(String url) throws Exception {
        String id = master.post(
                        "/api/tests",
                        Map.of(
                                "name",
                                "pair",
                                "duration",
                                seconds + "s",
                                "pacer",
                                Map.of("type", "constant", "ratePerSecond", ratePerSecond),
                                "targets",
                                List.of(Map.of("method", "GET", "url", url))))
                .path("testId")
                .asString();
        JsonNode test = master.get("/api/tests/" + id);
        while (!test.hasNonNull("endedAt")) {
            Thread.sleep(LOOK_EVERY.toMillis());
            test = master.get("/api/tests/" + id);
        }
        if (!test.path("state").asString().equals("COMPLETED")) {
            throw new IllegalStateException("a test did not complete: " + test);
        }
        return id;
    }

    private String verdict(String reference, String other) throws Exception {
        return master.get("/api/compare?tests=" + reference + "," + other)
                .path("comparisons")
                .path(0)
                .path("verdict")
                .asString();
    }
}

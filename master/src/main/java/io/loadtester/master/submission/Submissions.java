package io.loadtester.master.submission;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.tests.IdempotencyKey;
import io.loadtester.storage.tests.IdempotencyKeyTakenException;
import io.loadtester.storage.tests.KeyedTest;
import io.loadtester.storage.tests.TestStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Submits tests; those with an idempotency key once, however often they are sent. Thread-safe. */
final class Submissions {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Dispatcher dispatcher;
    private final TestStore tests;
    private final Clock clock = Clock.systemUTC();

    Submissions(Dispatcher dispatcher, TestStore tests) {
        this.dispatcher = dispatcher;
        this.tests = tests;
    }

    /**
     * A request to submit a test.
     *
     * @param key its idempotency key; null if it has none
     * @param fingerprint of its path and body
     */
    record Request(String username, @Nullable String key, String fingerprint) {

        static Request of(String path, byte[] body, String username, @Nullable String key) {
            return new Request(username, key, Submissions.fingerprint(path, body));
        }
    }

    /** Submits the test, or throws a problem; returns its id, which is that of an earlier one if the request repeats that. */
    UUID submit(Request request, Supplier<Submission> reader) {
        IdempotencyKey key = request.key() == null ? null : keyOf(request, request.key());
        Optional<UUID> earlier = key == null ? Optional.empty() : earlier(request, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LoadTest test = reader.get().toTest(TestId.at(now), request.username(), now);
        if (key == null) {
            dispatcher.submit(test);
            return test.id();
        }
        try {
            dispatcher.submit(test, key);
            return test.id();
        } catch (IdempotencyKeyTakenException e) {
            return earlier(request, key)
                    .orElseThrow(() -> ProblemException.conflict(
                            "The test that was submitted with this " + KEY_HEADER + " has just been deleted."));
        }
    }

    private Optional<UUID> earlier(Request request, IdempotencyKey key) {
        Optional<KeyedTest> found = tests.findByKey(request.username(), key.key(), clock.instant());
        if (found.isPresent() && !found.get().fingerprint().equals(key.fingerprint())) {
            throw ProblemException.unprocessable("Another test was submitted with the same " + KEY_HEADER + ": "
                    + found.get().testId() + ". Use a new key for each test.");
        }
        if (found.isPresent() && dispatcher.isWithdrawn(found.get().testId())) {
            throw ProblemException.unavailable("The last attempt to submit this test is being undone because PostgreSQL"
                    + " did not answer: try again in a few seconds.");
        }
        return found.map(KeyedTest::testId);
    }

    private static IdempotencyKey keyOf(Request request, String key) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.badField(
                    KEY_HEADER, "must have 1 to 255 characters, each a visible ASCII character, such as a UUID");
        }
        return new IdempotencyKey(key, request.fingerprint());
    }

    private static String fingerprint(String path, byte[] body) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(body));
    }
}

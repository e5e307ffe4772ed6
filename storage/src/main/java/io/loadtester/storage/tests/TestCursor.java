package io.loadtester.storage.tests;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The end of a page of tests: its last test's position in the order by time and id. Opaque to callers. */
record TestCursor(Instant submittedAt, UUID id) {

    /** @throws IllegalArgumentException if the text was not written by {@link #toString} */
    static TestCursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int slash = decoded.indexOf('/');
            return new TestCursor(
                    Instant.parse(decoded.substring(0, Math.max(0, slash))),
                    UUID.fromString(decoded.substring(slash + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a cursor: " + text, e);
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((submittedAt + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}

package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.Assertion;

/** So much of a body as assertions look at. */
final class BodyStart {

    static final int MAX = Assertion.MAX_BODY_BYTES;

    private static final byte[] NONE = new byte[0];

    private BodyStart() {}

    /** A copy. */
    static byte[] of(Hit hit) {
        CapturedResponse captured = hit.captured();
        return captured == null ? NONE : captured.body(MAX);
    }

    /** Whether there is more of the body than was kept. */
    static boolean isCut(Hit hit, int kept) {
        return hit.bodyBytes() > kept;
    }

    /** How to begin what does not hold, which goes on with "not". */
    static String subject(Hit hit, int kept) {
        return isCut(hit, kept)
                ? "the first " + kept + " of the body's " + hit.bodyBytes() + " bytes do"
                : "the body does";
    }
}

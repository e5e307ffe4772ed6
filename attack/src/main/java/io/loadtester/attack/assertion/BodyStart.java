package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.Assertion;

/** The beginning of a body, which is all that assertions look at. */
final class BodyStart {

    static final int MAX = Assertion.MAX_BODY_BYTES;

    private static final byte[] NONE = new byte[0];

    private BodyStart() {}

    /** A copy of the beginning of the hit's body. */
    static byte[] of(Hit hit) {
        CapturedResponse captured = hit.captured();
        return captured == null ? NONE : captured.body(MAX);
    }

    /** Whether the body is longer than what was kept of it. */
    static boolean isCut(Hit hit, int kept) {
        return hit.bodyBytes() > kept;
    }

    /** The first words of an objection, to be continued with "not". */
    static String subject(Hit hit, int kept) {
        return isCut(hit, kept)
                ? "the first " + kept + " of the body's " + hit.bodyBytes() + " bytes do"
                : "the body does";
    }
}

package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Failure;
import io.loadtester.common.result.FailureKind;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.stream.IntStream;

/** Failures by status code, such as {@code 503 Service Unavailable}. Created in advance, because every hit may fail. */
final class StatusFailures {

    private static final int CODES = 1_000;

    private static final Failure[] FAILURES = IntStream.range(0, CODES)
            .mapToObj(code -> new Failure(
                    FailureKind.STATUS, HttpResponseStatus.valueOf(code).toString()))
            .toArray(Failure[]::new);

    private StatusFailures() {}

    /** @param code from 0 to 999 */
    static Failure of(int code) {
        return FAILURES[code];
    }
}

package io.loadtester.cli.attack;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Formats status codes for error texts: {@code 503 Service Unavailable}. */
final class StatusText {

    private StatusText() {}

    static String of(int code) {
        return HttpResponseStatus.valueOf(code).toString();
    }
}

package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.http.Origin;
import io.loadtester.common.result.FailureKind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What went wrong on the way to an origin, told by the exceptions of transports and TLS. */
final class Failures {

    private Failures() {}

    /** While a connection was being opened. */
    static Failure inConnect(Origin origin, Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof ConnectTimeoutException || message.contains("timed out")) {
            return new Failure(FailureKind.CONNECT_TIMEOUT, "connecting to " + origin + " took too long");
        }
        if (cause instanceof NoRouteToHostException
                || message.contains("unreachable")
                || message.contains("no route")) {
            return new Failure(FailureKind.CONNECT_TIMEOUT, origin + " is unreachable");
        }
        if (message.contains("refused") || message.contains("reset")) {
            return new Failure(FailureKind.CONNECT_REFUSED, "connection refused by " + origin);
        }
        if (message.contains("too many open files")) {
            return new Failure(FailureKind.NO_CONNECTION, "this process may not open more files or sockets");
        }
        if (message.contains("cannot assign requested address")) {
            return new Failure(FailureKind.NO_CONNECTION, "no local port is left to connect to " + origin);
        }
        return new Failure(FailureKind.CONNECT_REFUSED, "cannot connect to " + origin + ": " + cause.getMessage());
    }

    /** While TLS was being agreed on. */
    static Failure inHandshake(Origin origin, Throwable cause) {
        String text = cause instanceof ClosedChannelException ? "closed the connection" : rootMessage(cause);
        return new Failure(FailureKind.TLS, "TLS with " + origin + ": " + text);
    }

    /** On an open connection. */
    static Failure inExchange(Origin origin, Throwable cause) {
        Throwable inner = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (inner instanceof SSLException) {
            return new Failure(FailureKind.TLS, "TLS with " + origin + ": " + rootMessage(inner));
        }
        if (inner instanceof ClosedChannelException) {
            return new Failure(FailureKind.CLOSED, origin + " had closed the connection");
        }
        if (inner instanceof IOException) {
            return new Failure(FailureKind.RESET, "connection reset by " + origin);
        }
        return new Failure(FailureKind.PROTOCOL, "unexpected: " + inner);
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}

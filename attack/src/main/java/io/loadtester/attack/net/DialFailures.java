package io.loadtester.attack.net;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.protocol.ConnectionFailures;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import io.netty.channel.ConnectTimeoutException;
import java.io.FileNotFoundException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates exceptions while opening connections into failures. */
final class DialFailures {

    private static final Pattern TUNNEL_REASON = Pattern.compile(" => [^,]+, (?:status: )?(.+)$");

    private DialFailures() {}

    /** For an exception while connecting. */
    static Failure inConnect(Route route, Throwable cause) {
        // If no socket could be created, only the root cause says why.
        String message = ConnectionFailures.rootMessage(cause).toLowerCase(Locale.ROOT);
        if (cause instanceof ConnectTimeoutException || message.contains("timed out")) {
            return new Failure(FailureKind.CONNECT_TIMEOUT, "connecting to " + route + " took too long");
        }
        if (cause instanceof NoRouteToHostException
                || message.contains("unreachable")
                || message.contains("no route")) {
            return new Failure(FailureKind.CONNECT_TIMEOUT, route + " is unreachable");
        }
        if (message.contains("refused") || message.contains("reset")) {
            return new Failure(FailureKind.CONNECT_REFUSED, "connection refused by " + route);
        }
        // FileNotFoundException has no message here.
        if (cause instanceof FileNotFoundException || message.contains("no such file")) {
            return new Failure(FailureKind.CONNECT_REFUSED, "there is no socket " + route.host());
        }
        if (message.contains("too many open files")) {
            return new Failure(FailureKind.NO_CONNECTION, "this process may not open more files or sockets");
        }
        if (message.contains("cannot assign requested address") || message.contains("address already in use")) {
            return new Failure(FailureKind.NO_CONNECTION, "no local port is left to connect to " + route);
        }
        if (message.contains("no buffer space") || message.contains("cannot allocate memory")) {
            return new Failure(FailureKind.NO_CONNECTION, "the system has no memory left for sockets");
        }
        return new Failure(
                FailureKind.CONNECT_REFUSED,
                "cannot connect to " + route + ": " + ConnectionFailures.rootMessage(cause));
    }

    /** For an exception while a proxy opened a tunnel. */
    static Failure inTunnel(Route route, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        // Netty's messages begin with both ends: "http, none, /127.0.0.1:3128 => a.test:443, status: 403 Forbidden".
        Matcher reason = TUNNEL_REASON.matcher(message);
        String text = reason.find() ? reason.group(1) : ConnectionFailures.rootMessage(cause);
        FailureKind kind = text.equals("timeout") ? FailureKind.CONNECT_TIMEOUT : FailureKind.CONNECT_REFUSED;
        return new Failure(kind, route + " opened no tunnel to " + route.origin() + ": " + text);
    }

    /** For an exception during the TLS handshake. */
    static Failure inHandshake(Origin origin, Throwable cause) {
        String text = cause instanceof ClosedChannelException
                ? "closed the connection"
                : ConnectionFailures.rootMessage(cause);
        return new Failure(FailureKind.TLS, "TLS with " + origin + ": " + text);
    }
}

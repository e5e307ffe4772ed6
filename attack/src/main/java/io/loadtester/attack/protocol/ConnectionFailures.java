package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Failure;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Translates exceptions of transports and TLS on an open connection into failures. */
public final class ConnectionFailures {

    private ConnectionFailures() {}

    /** For an exception while requests and responses were in flight. */
    public static Failure inExchange(Origin origin, Throwable cause) {
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

    /** The innermost reason, in words. */
    public static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof ClosedChannelException) {
            return "the connection was closed";
        }
        if (root.getMessage() == null) {
            return "no reason given";
        }
        // For these two, the JDK's message is only the date.
        String problem = root instanceof CertificateExpiredException
                ? "its certificate has expired: "
                : root instanceof CertificateNotYetValidException ? "its certificate is not valid yet: " : "";
        return problem + root.getMessage();
    }
}

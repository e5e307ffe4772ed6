package io.loadtester.wire.fleet;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Tells connections that were refused, so that nothing listens there, from those that got no answer. */
public final class RefusedConnection {

    private RefusedConnection() {}

    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A connection that times out is the same exception.
            if (cause instanceof ConnectException
                    && String.valueOf(cause.getMessage()).contains("refused")) {
                return true;
            }
        }
        return false;
    }
}

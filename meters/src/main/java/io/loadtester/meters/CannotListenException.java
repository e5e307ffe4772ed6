package io.loadtester.meters;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The port where meters were to be read is not to be had; the message says which and why. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotListenException(InetSocketAddress address, IOException cause) {
        super(
                "it cannot listen on " + address.getHostString() + ":" + address.getPort() + " (" + cause.getMessage()
                        + ")",
                cause);
    }
}

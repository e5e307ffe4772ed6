package io.loadtester.meters;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The metrics port cannot be opened; the message names the address and the reason. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotListenException(InetSocketAddress address, IOException cause) {
        super(
                "it cannot listen on " + address.getHostString() + ":" + address.getPort() + " (" + cause.getMessage()
                        + ")",
                cause);
    }
}

package io.loadtester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and checks ports of the loopback address. */
final class Ports {

    static final String HOST = "127.0.0.1";

    private Ports() {}

    /**
     * The wanted port, or any free one for 0.
     *
     * @throws PortInUseException if the wanted port is taken
     */
    static int choose(String server, int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException("no free port on " + HOST, e);
            }
            PortInUseException inUse = new PortInUseException(server, wanted);
            inUse.addSuppressed(e);
            throw inUse;
        }
    }
}

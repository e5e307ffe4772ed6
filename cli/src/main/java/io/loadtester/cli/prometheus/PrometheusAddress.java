package io.loadtester.cli.prometheus;

import io.loadtester.common.input.InputException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where to listen: {@code host:port}, {@code [::1]:port}, {@code :port} or just the port. Without a host it is loopback,
 * where Vegeta's would be every address of the machine.
 */
public final class PrometheusAddress {

    private static final int MAX_PORT = 65_535;

    private PrometheusAddress() {}

    /** @throws InputException if it is none */
    public static InetSocketAddress parse(String flag, String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon)).replaceFirst("^\\[(.*)]$", "$1");
        int port = port(text.substring(colon + 1));
        if (port < 0) {
            throw wrong(flag, text);
        }
        try {
            return new InetSocketAddress(
                    host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw wrong(flag, text);
        }
    }

    /** Negative if it is none. */
    private static int port(String text) {
        boolean number = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(text) : -1;
        return port <= MAX_PORT ? port : -1;
    }

    private static InputException wrong(String flag, String text) {
        return new InputException(flag, "must be an address and a port to listen on, like 127.0.0.1:8880; got " + text);
    }
}

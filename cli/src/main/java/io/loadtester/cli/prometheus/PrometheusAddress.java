package io.loadtester.cli.prometheus;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.spec.InputException;
import java.net.InetSocketAddress;

/**
 * Parses the address to listen on: {@code host:port}, {@code [::1]:port}, {@code :port} or just the port. Without a
 * host it is loopback; in Vegeta it is every address of the machine.
 */
public final class PrometheusAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private PrometheusAddress() {}

    /** @throws InputException if the text is not an address with a port */
    public static InetSocketAddress parse(String flag, String text) {
        String withPort = text.contains(":") ? text : ":" + text;
        InetSocketAddress address;
        try {
            HostAndPort given = HostAndPort.of(withPort.startsWith(":") ? LOOPBACK + withPort : withPort);
            address = new InetSocketAddress(given.host(), given.port());
        } catch (IllegalArgumentException e) {
            throw wrong(flag, text);
        }
        if (address.isUnresolved()) {
            throw wrong(flag, text);
        }
        return address;
    }

    private static InputException wrong(String flag, String text) {
        return new InputException(flag, "must be an address and a port to listen on, like 127.0.0.1:8880; got " + text);
    }
}

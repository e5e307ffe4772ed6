package io.loadtester.common.test;

import io.loadtester.common.url.Host;
import io.loadtester.common.url.UrlException;

/**
 * As with curl's {@code --connect-to}: connections for one host and port go to another, while requests and TLS still
 * name the first. Several for the same host and port are used in turn.
 *
 * @param host a name or an address, without brackets, in the form of {@link Host#name()}
 * @param port 1 to 65535
 * @param toHost in the same form
 * @param toPort 1 to 65535
 */
public record ConnectTo(String host, int port, String toHost, int toPort) {

    private static final int MAX_PORT = 65_535;

    /** @throws UrlException if a host is invalid */
    public ConnectTo {
        host = Host.ofOption(host).name();
        toHost = Host.ofOption(toHost).name();
        if (port < 1 || port > MAX_PORT || toPort < 1 || toPort > MAX_PORT) {
            throw new IllegalArgumentException("ports of connectTo must be from 1 to " + MAX_PORT);
        }
    }
}

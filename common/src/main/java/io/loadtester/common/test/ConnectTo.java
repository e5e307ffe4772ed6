package io.loadtester.common.test;

/**
 * A detour: connections meant for one host and port go to another, while requests and TLS still name the first. Several
 * for the same host and port are taken in turn.
 *
 * @param host as the URL has it, without brackets
 * @param port 1 to 65535
 * @param toHost a name or an address, without brackets
 * @param toPort 1 to 65535
 */
public record ConnectTo(String host, int port, String toHost, int toPort) {

    private static final int MAX_PORT = 65_535;

    public ConnectTo {
        if (host.isBlank() || toHost.isBlank()) {
            throw new IllegalArgumentException("connectTo needs a host to come from and one to go to");
        }
        if (port < 1 || port > MAX_PORT || toPort < 1 || toPort > MAX_PORT) {
            throw new IllegalArgumentException("ports of connectTo must be from 1 to " + MAX_PORT);
        }
    }
}

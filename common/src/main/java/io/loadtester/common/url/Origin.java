package io.loadtester.common.url;

/**
 * Where connections lead: scheme, host and port.
 *
 * @param host in the form of {@link Host#name()}
 */
public record Origin(boolean tls, String host, int port) {

    public static Origin of(Url url) {
        return new Origin(url.tls(), url.host().name(), url.portOrDefault());
    }

    /** As a URL has it. */
    @Override
    public String toString() {
        return new Host(host) + ":" + port;
    }
}

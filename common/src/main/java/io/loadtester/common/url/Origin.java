package io.loadtester.common.url;

/**
 * The server that connections go to: scheme, host and port.
 *
 * @param host in the form of {@link Host#name()}
 */
public record Origin(boolean tls, String host, int port) {

    public static Origin of(Url url) {
        return new Origin(url.tls(), url.host().name(), url.portOrDefault());
    }

    /** Host and port as written in a URL. */
    @Override
    public String toString() {
        return new Host(host) + ":" + port;
    }
}

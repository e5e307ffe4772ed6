package io.loadtester.embedded;

/** A server could not start because its port is taken. */
public final class PortInUseException extends RuntimeException {

    private final int port;

    PortInUseException(String server, int port) {
        super("Port " + port + " of 127.0.0.1 is in use, so " + server
                + " cannot start on it. Stop what listens there, or choose another port.");
        this.port = port;
    }

    public int port() {
        return port;
    }
}

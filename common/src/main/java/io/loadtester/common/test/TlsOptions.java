package io.loadtester.common.test;

/**
 * How TLS is agreed on. Texts are PEM and may be empty.
 *
 * @param insecure whether certificates and host names go unchecked
 * @param sessionTickets whether later connections resume the session of an earlier one
 * @param cert the client's certificate chain, for servers that ask for one; comes with {@code key}
 * @param key the certificate's private key
 * @param rootCerts certificates to trust instead of the system's
 */
public record TlsOptions(boolean insecure, boolean sessionTickets, String cert, String key, String rootCerts) {

    public static final TlsOptions DEFAULTS = new TlsOptions(false, false, "", "", "");

    public TlsOptions {
        if (cert.isEmpty() != key.isEmpty()) {
            throw new IllegalArgumentException("cert and key go together");
        }
    }

    /** The key stays out of logs. */
    @Override
    public String toString() {
        return "TlsOptions[insecure=" + insecure + ", sessionTickets=" + sessionTickets + ", own certificate="
                + !cert.isEmpty() + ", own roots=" + !rootCerts.isEmpty() + "]";
    }
}

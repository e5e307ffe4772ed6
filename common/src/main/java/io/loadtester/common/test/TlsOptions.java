package io.loadtester.common.test;

/**
 * TLS options. Certificates and keys are PEM texts and may be empty.
 *
 * @param insecure whether to skip the checks of certificates and host names
 * @param sessionTickets whether connections resume the session of an earlier one
 * @param cert the client's certificate chain, for servers that ask for one; requires {@code key}
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

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "TlsOptions[insecure=" + insecure + ", sessionTickets=" + sessionTickets + ", own certificate="
                + !cert.isEmpty() + ", own roots=" + !rootCerts.isEmpty() + "]";
    }
}

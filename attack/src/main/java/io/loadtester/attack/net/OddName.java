package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.SSL;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;

/**
 * Server names that certificates may contain but the JDK considers invalid, such as {@code my_service}: it neither
 * sends them in SNI nor matches them against a certificate.
 */
final class OddName {

    private static final int DNS = 2;

    private OddName() {}

    static boolean is(String name) {
        try {
            return new SNIHostName(name.getBytes(US_ASCII)).getEncoded().length == 0;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Sends the name in SNI and leaves it to {@link #check} to verify the certificate. */
    static void ask(SSLEngine engine, String name) {
        SSLParameters parameters = engine.getSSLParameters();
        // Null would leave the algorithm unchanged.
        parameters.setEndpointIdentificationAlgorithm("");
        if (engine instanceof ReferenceCountedOpenSslEngine openSsl) {
            engine.setSSLParameters(parameters);
            SSL.setTlsExtHostName(openSsl.sslPointer(), name);
        } else {
            parameters.setServerNames(List.of(new Unchecked(name)));
            engine.setSSLParameters(parameters);
        }
    }

    /** @throws CertificateException if the certificate is not for this server; its message is fit for users */
    static void check(String name, X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        boolean named = names != null
                && names.stream()
                        .anyMatch(each -> Integer.valueOf(DNS).equals(each.get(0))
                                && matches(String.valueOf(each.get(1)).toLowerCase(Locale.ROOT), name));
        if (!named) {
            throw new CertificateException("No subject alternative DNS name matching " + name + " found.");
        }
    }

    /** A star matches one whole first label. */
    private static boolean matches(String pattern, String name) {
        int dot = name.indexOf('.');
        return pattern.equals(name)
                || (dot > 0 && pattern.startsWith("*.") && pattern.substring(1).equals(name.substring(dot)));
    }

    private static final class Unchecked extends SNIServerName {
        Unchecked(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(US_ASCII));
        }
    }
}

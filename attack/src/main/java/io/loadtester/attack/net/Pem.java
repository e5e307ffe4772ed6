package io.loadtester.attack.net;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads options that hold PEM text. Failures name the option and never show its content. */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /**
     * One PEM block.
     *
     * @param label the text after {@code BEGIN}
     */
    record Block(String label, String base64) {
        byte[] der() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private Pem() {}

    /**
     * The certificates of an option, in order.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    static List<X509Certificate> certificates(String option, String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks(option, text)) {
                if (block.label().endsWith("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(option + " holds a certificate that cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(option + " holds no certificate");
        }
        return certificates;
    }

    /** @throws IllegalArgumentException if the text of a block is not valid base64 */
    static List<Block> blocks(String option, String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        try {
            while (matcher.find()) {
                Block block = new Block(matcher.group(1), matcher.group(2).replaceAll("\\s", ""));
                block.der();
                blocks.add(block);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " holds PEM text that is not valid base64", e);
        }
        return blocks;
    }
}

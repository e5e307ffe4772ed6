package io.loadtester.attack.connection;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the private key of a client's certificate: PKCS#8, and what OpenSSL wrote for long, PKCS#1 and SEC 1. Those two
 * the JDK reads once they are wrapped as PKCS#8.
 */
final class ClientKey {

    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int OBJECT_ID = 6;
    private static final int CURVE = 0xa0;

    private ClientKey() {}

    /**
     * The key of the option {@code key}.
     *
     * @param certificate must be the key's
     * @throws IllegalArgumentException if there is no key that can be read, or the certificate is another's
     */
    static PrivateKey read(String text, X509Certificate certificate) {
        for (Pem.Block block : Pem.blocks("key", text)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                PrivateKey key = key(block, certificate.getPublicKey().getAlgorithm());
                if (!belongs(key, certificate)) {
                    throw new IllegalArgumentException("key is not that of cert's first certificate");
                }
                return key;
            }
        }
        throw new IllegalArgumentException("key holds no private key");
    }

    private static PrivateKey key(Pem.Block block, String algorithm) {
        byte[] pkcs8 =
                switch (block.label()) {
                    case "PRIVATE KEY" -> block.der();
                    case "RSA PRIVATE KEY" -> wrapped(RSA, block.der());
                    case "EC PRIVATE KEY" -> wrapped(tagged(SEQUENCE, joined(EC, curve(block.der()))), block.der());
                    case "ENCRYPTED PRIVATE KEY" ->
                        throw new IllegalArgumentException("key is encrypted; it must not be");
                    default ->
                        throw new IllegalArgumentException("key is of a kind that is not read: " + block.label());
                };
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key cannot be read as the " + algorithm + " key that cert needs", e);
        }
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        String algorithm = key.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> algorithm;
                    });
            signature.initSign(key);
            signature.update(VERSION_0);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(VERSION_0);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, joined(VERSION_0, algorithm, tagged(OCTETS, key)));
    }

    /** The curve's name, which SEC 1 has behind the key and PKCS#8 before it. */
    private static byte[] curve(byte[] sec1) {
        for (int at = 0; at + 3 < sec1.length; at++) {
            if ((sec1[at] & 0xff) == CURVE && sec1[at + 2] == OBJECT_ID && sec1[at + 1] == sec1[at + 3] + 2) {
                return Arrays.copyOfRange(sec1, at + 2, Math.min(sec1.length, at + 4 + sec1[at + 3]));
            }
        }
        throw new IllegalArgumentException("key does not name its curve");
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}

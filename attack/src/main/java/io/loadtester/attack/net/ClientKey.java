package io.loadtester.attack.net;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the private key of a client certificate: PKCS#8, and OpenSSL's older formats PKCS#1 and SEC 1. The JDK reads
 * the latter two only wrapped as PKCS#8, which needs the key's algorithm from the certificate.
 */
final class ClientKey {

    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;

    private ClientKey() {}

    /**
     * Reads the key in the option {@code key}.
     *
     * @param certificate must belong to the key
     * @throws IllegalArgumentException if there is no readable key, or it does not belong to the certificate
     */
    static PrivateKey read(String text, X509Certificate certificate) {
        for (Pem.Block block : Pem.blocks("key", text)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                PrivateKey key = key(block, certificate.getPublicKey());
                if (!belongs(key, certificate.getPublicKey())) {
                    throw new IllegalArgumentException("key is not that of cert's first certificate");
                }
                return key;
            }
        }
        throw new IllegalArgumentException("key holds no private key");
    }

    private static PrivateKey key(Pem.Block block, PublicKey publicKey) {
        byte[] pkcs8 =
                switch (block.label()) {
                    case "PRIVATE KEY" -> block.der();
                    case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> wrapped(algorithm(publicKey), block.der());
                    case "ENCRYPTED PRIVATE KEY" ->
                        throw new IllegalArgumentException("key is encrypted; give it unencrypted");
                    default -> throw new IllegalArgumentException("key is of an unsupported kind: " + block.label());
                };
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "key cannot be read as the " + publicKey.getAlgorithm() + " key that cert needs", e);
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            if (key.getAlgorithm().equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            signature.update(VERSION_0);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(VERSION_0);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, joined(VERSION_0, algorithm, tagged(OCTETS, key)));
    }

    /** The algorithm, with its curve if it has one, which is the first element of an encoded public key. */
    private static byte[] algorithm(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int start = 1 + lengthBytes(encoded[1]);
        int head = 1 + lengthBytes(encoded[start + 1]);
        int length = encoded[start + 1] & 0xff;
        // Algorithms of keys in these formats are shorter than 128 bytes.
        return Arrays.copyOfRange(encoded, start, start + head + length);
    }

    private static int lengthBytes(byte first) {
        return first >= 0 ? 1 : 1 + (first & 0x7f);
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}

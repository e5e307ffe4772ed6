package io.loadtester.cli.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts private keys in OpenSSL's two formats: PKCS#8, and the older one with headers in the PEM text. */
final class EncryptedKey {

    private static final Pattern HOW = Pattern.compile("DEK-Info: *([A-Z0-9-]+),([0-9A-Fa-f]+)");

    /** Decryption did not yield a key. */
    static final class WrongPasswordException extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;

        WrongPasswordException() {
            super("the password is wrong");
        }
    }

    private EncryptedKey() {}

    static byte[] pkcs8(byte[] der, byte[] password) throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
        // For PBES2 the JDK names the algorithm only in the parameters.
        String algorithm = encrypted.getAlgParameters() != null
                        && encrypted.getAlgName().matches("PBES2|1\\.2\\.840\\.113549\\.1\\.5\\.13")
                ? encrypted.getAlgParameters().toString()
                : encrypted.getAlgName();
        PBEKeySpec spec = new PBEKeySpec(new String(password, UTF_8).toCharArray());
        SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, key, encrypted.getAlgParameters());
        return decrypted(cipher, encrypted.getEncryptedData());
    }

    static byte[] traditional(String headers, byte[] der, byte[] password) throws GeneralSecurityException {
        Matcher how = HOW.matcher(headers);
        if (!how.find()) {
            throw new GeneralSecurityException("no DEK-Info");
        }
        byte[] iv = HexFormat.of().parseHex(how.group(2));
        String name = how.group(1);
        int keyBytes =
                switch (name) {
                    case "DES-CBC" -> 8;
                    case "AES-128-CBC" -> 16;
                    case "DES-EDE3-CBC", "AES-192-CBC" -> 24;
                    case "AES-256-CBC" -> 32;
                    default -> throw new GeneralSecurityException("unknown cipher");
                };
        String algorithm = name.startsWith("AES") ? "AES" : name.startsWith("DES-EDE3") ? "DESede" : "DES";
        Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
        byte[] key = derived(password, Arrays.copyOf(iv, 8), keyBytes);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(iv));
        return decrypted(cipher, der);
    }

    /** Derives the key like OpenSSL's EVP_BytesToKey with MD5 and one round. */
    private static byte[] derived(byte[] password, byte[] salt, int length) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] key = new byte[length];
        byte[] last = new byte[0];
        for (int at = 0; at < length; at += last.length) {
            md5.update(last);
            md5.update(password);
            last = md5.digest(salt);
            System.arraycopy(last, 0, key, at, Math.min(last.length, length - at));
        }
        return key;
    }

    private static byte[] decrypted(Cipher cipher, byte[] bytes) throws GeneralSecurityException {
        try {
            byte[] plain = cipher.doFinal(bytes);
            // One wrong password in 256 yields valid padding, so check that the key starts as an ASN.1 sequence.
            if (plain.length > 0 && plain[0] == 0x30) {
                return plain;
            }
        } catch (BadPaddingException e) {
            // Thrown below as a wrong password.
        }
        throw new WrongPasswordException();
    }
}

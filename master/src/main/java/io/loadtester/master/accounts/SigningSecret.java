package io.loadtester.master.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that signs all tokens. The key is its SHA-256, so text of any length works, however easy to guess.
 *
 * @param isWeak whether the text is shorter than {@link #MIN_BYTES} bytes, printed in a guide, or made of fewer than 8
 *     different characters
 */
record SigningSecret(SecretKey key, boolean isWeak) {

    static final int MIN_BYTES = 32;

    private static final Set<String> SAMPLES = Set.of(
            "my-secure-jwt-key-for-auth",
            "your-256-bit-secret",
            "a-string-secret-at-least-256-bits-long",
            "change-me-to-a-long-random-string-please");

    static SigningSecret of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean isWeak = bytes.length < MIN_BYTES
                || SAMPLES.contains(text)
                || text.chars().distinct().count() < 8;
        return new SigningSecret(keyOf(bytes), isWeak);
    }

    /** A strong secret that lives as long as this process. */
    static SigningSecret random() {
        byte[] bytes = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SigningSecret(keyOf(bytes), false);
    }

    private static SecretKey keyOf(byte[] bytes) {
        try {
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(bytes), "HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret[weak=" + isWeak + "]";
    }
}

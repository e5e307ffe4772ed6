package io.loadtester.cli.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The password of private keys in PEM files, read from a file because other users can see arguments. Messages contain
 * neither the password nor the key.
 */
final class KeyPassword {

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ([A-Z ]*PRIVATE KEY)-----\\s*((?:[A-Za-z-]+:[^\\r\\n]*\\s*)*)([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final String flag;
    private final byte @Nullable [] password;

    private KeyPassword(String flag, byte @Nullable [] password) {
        this.flag = flag;
        this.password = password;
    }

    /**
     * Reads the password from the first line of a file.
     *
     * @param path null for no password
     */
    static KeyPassword of(String flag, @Nullable String path) {
        if (path == null) {
            return new KeyPassword(flag, null);
        }
        String text = new String(OptionsDraft.read(flag, path), UTF_8);
        return new KeyPassword(flag, text.lines().findFirst().orElse("").getBytes(UTF_8));
    }

    /**
     * The text with its encrypted private keys decrypted.
     *
     * @param source the flag that the text comes from
     */
    String decrypt(String source, String text) {
        byte[] known = password;
        Matcher keys = KEY.matcher(text);
        return known == null ? text : keys.replaceAll(key -> Matcher.quoteReplacement(decrypted(source, key, known)));
    }

    private String decrypted(String source, MatchResult key, byte[] known) {
        boolean pkcs8 = key.group(1).equals("ENCRYPTED PRIVATE KEY");
        if (!pkcs8 && key.group(2).isEmpty()) {
            return key.group();
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(key.group(3));
            byte[] plain = pkcs8 ? EncryptedKey.pkcs8(der, known) : EncryptedKey.traditional(key.group(2), der, known);
            String label = pkcs8 ? "PRIVATE KEY" : key.group(1);
            return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(plain) + "\n-----END "
                    + label + "-----";
        } catch (EncryptedKey.WrongPasswordException e) {
            throw new CommandException(
                    ExitCode.USAGE, flag + " does not contain the password of the key in " + source, e);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the key in " + source + " is encrypted in an unsupported way; convert it with openssl pkcs8 -topk8"
                            + " -v2 aes256",
                    e);
        }
    }
}

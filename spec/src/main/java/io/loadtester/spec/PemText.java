package io.loadtester.spec;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text with PEM blocks and perhaps more, as options have it. Messages never show what it holds. */
record PemText(String text) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----[A-Za-z0-9+/=\\s]+-----END \\1-----");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----[^-]*-----END \\1PRIVATE KEY-----\\s*");
    private static final Pattern ENCRYPTED =
            Pattern.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: *4, *ENCRYPTED");

    boolean isEmpty() {
        return text.isBlank();
    }

    /** Whether it is text of this kind at all, and no path. */
    boolean hasBeginning() {
        return text.contains("-----BEGIN ");
    }

    boolean hasBlocks() {
        return BLOCK.matcher(text).find();
    }

    /** Whether a key in it needs a password, which nobody has who attacks. */
    boolean isEncrypted() {
        return ENCRYPTED.matcher(text).find();
    }

    /** The private keys in it alone; empty if there are none. */
    String keys() {
        return KEY.matcher(text).results().map(key -> key.group()).collect(Collectors.joining());
    }

    /** All but the private keys. */
    String withoutKeys() {
        return KEY.matcher(text).replaceAll("");
    }
}

package io.loadtester.spec;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of an option that contains PEM blocks and possibly more. Never shown in messages. */
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

    /** Whether it looks like PEM text rather than a path. */
    boolean hasBeginning() {
        return text.contains("-----BEGIN ");
    }

    boolean hasBlocks() {
        return BLOCK.matcher(text).find();
    }

    /** Whether it contains a key that needs a password, which no worker has. */
    boolean isEncrypted() {
        return ENCRYPTED.matcher(text).find();
    }

    /** Only the private keys; empty if there are none. */
    String keys() {
        return KEY.matcher(text).results().map(key -> key.group()).collect(Collectors.joining());
    }

    /** Everything except the private keys. */
    String withoutKeys() {
        return KEY.matcher(text).replaceAll("");
    }
}

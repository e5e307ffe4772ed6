package io.loadtester.cli.attack;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the password of the client's private key; other TLS settings are attack options. */
final class TlsFlags {

    @Option(
            names = "--key-password-file",
            paramLabel = "FILE",
            description = {
                "File whose first line is the password of an encrypted private key.",
                "The key is decrypted on this machine; with --master the workers receive it decrypted."
            })
    private @Nullable String keyPasswordFile;

    KeyPassword password() {
        return KeyPassword.of("--key-password-file", keyPasswordFile);
    }
}

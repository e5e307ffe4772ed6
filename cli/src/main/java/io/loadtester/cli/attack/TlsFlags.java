package io.loadtester.cli.attack;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the key of the client's certificate is read; everything else about TLS is an attack option. */
final class TlsFlags {

    @Option(
            names = "--key-password-file",
            paramLabel = "FILE",
            description = {
                "The password of the private key, if it is encrypted: the first line of a file.",
                "The key is decrypted here; workers of a master are sent the key as it is."
            })
    private @Nullable String keyPasswordFile;

    KeyPassword password() {
        return KeyPassword.of("--key-password-file", keyPasswordFile);
    }
}

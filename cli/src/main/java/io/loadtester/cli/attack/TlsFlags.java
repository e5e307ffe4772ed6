package io.loadtester.cli.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How TLS is agreed on. */
final class TlsFlags {

    @Option(
            names = "--insecure",
            arity = "0..1",
            fallbackValue = "true",
            description = "Do not check certificates and host names.")
    private @Nullable Boolean insecure;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "This client's certificate, PEM; its key may be in the same file.")
    private @Nullable String cert;

    @Option(names = "--key", paramLabel = "FILE", description = "The certificate's private key, PEM.")
    private @Nullable String key;

    @Option(
            names = "--key-password-file",
            paramLabel = "FILE",
            description = {
                "The password of the private key, if it is encrypted: the first line of a file.",
                "The key is decrypted here; workers of a master are sent the key as it is."
            })
    private @Nullable String keyPasswordFile;

    @Option(
            names = "--root-certs",
            paramLabel = "FILE,…",
            description = "Certificates to trust instead of the system's, PEM.")
    private @Nullable String rootCerts;

    @Option(
            names = "--session-tickets",
            arity = "0..1",
            fallbackValue = "true",
            description = "Resume the TLS sessions of earlier connections.")
    private @Nullable Boolean sessionTickets;

    void into(OptionsDraft options) {
        options.flag("insecure", insecure);
        KeyPassword password = KeyPassword.of("--key-password-file", keyPasswordFile);
        options.pem("cert", "--cert", cert == null ? List.of() : List.of(cert), password);
        options.pem("key", "--key", key == null ? List.of() : List.of(key), password);
        options.pem(
                "rootCerts", "--root-certs", rootCerts == null ? List.of() : List.of(rootCerts.split(",")), password);
        options.flag("sessionTickets", sessionTickets);
    }
}

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

    @Option(names = "--cert", paramLabel = "FILE", description = "This client's certificate, PEM; goes with --key.")
    private @Nullable String cert;

    @Option(names = "--key", paramLabel = "FILE", description = "The certificate's private key, PEM.")
    private @Nullable String key;

    @Option(
            names = "--root-certs",
            paramLabel = "FILE,…",
            split = ",",
            description = "Certificates to trust instead of the system's, PEM.")
    private @Nullable List<String> rootCerts;

    @Option(
            names = "--session-tickets",
            arity = "0..1",
            fallbackValue = "true",
            description = "Resume the TLS sessions of earlier connections.")
    private @Nullable Boolean sessionTickets;

    void into(OptionsDraft options) {
        options.flag("insecure", insecure);
        options.pem("cert", "--cert", cert == null ? List.of() : List.of(cert));
        options.pem("key", "--key", key == null ? List.of() : List.of(key));
        options.pem("rootCerts", "--root-certs", rootCerts == null ? List.of() : rootCerts);
        options.flag("sessionTickets", sessionTickets);
    }
}

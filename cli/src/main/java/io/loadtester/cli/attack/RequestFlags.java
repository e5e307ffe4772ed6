package io.loadtester.cli.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every request has, and how long it may take. */
final class RequestFlags {

    @Option(names = "--name", paramLabel = "NAME", description = "The attack's name, sent as X-Vegeta-Attack.")
    private @Nullable String name;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "For a whole exchange, redirects and body included; 0 for none. Default: 30s")
    private @Nullable String timeout;

    @Option(
            names = "--redirects",
            paramLabel = "COUNT",
            description = "Redirects to follow; -1 to take them as success. Default: 10")
    private @Nullable Integer redirects;

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header for every request; may be repeated.")
    private @Nullable List<String> headers;

    @Option(names = "--body", paramLabel = "FILE", description = "The body of targets that have none.")
    private @Nullable String body;

    @Option(
            names = "--chunked",
            arity = "0..1",
            fallbackValue = "true",
            description = "Send bodies in chunks instead of with their length.")
    private @Nullable Boolean chunked;

    @Option(names = "--no-template", description = "Send {{ and }} as they are: no placeholders are filled in.")
    private boolean noTemplate;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            description = "How much of each response's body to keep in the results, like 0 or 10KB; -1 for all."
                    + " Default: -1")
    private @Nullable String maxBody;

    @Option(
            names = "--assert",
            paramLabel = "JSON",
            description = "What must hold of every response, or its hit has failed, like '{\"status\": [\"2xx\"]}' or"
                    + " '{\"body\": {\"contains\": \"ok\"}}'; may be repeated.")
    private @Nullable List<String> assertions;

    void into(OptionsDraft options) {
        options.objects("assertions", "--assert", assertions);
        options.text("name", name);
        options.text("timeout", timeout);
        options.number("redirects", redirects);
        options.texts("headers", headers);
        options.body("--body", body);
        if (noTemplate) {
            options.flag("template", false);
        }
        options.flag("chunked", chunked);
        options.text("maxBody", maxBody);
    }
}

package io.loadtester.master.submission;

import io.loadtester.spec.TargetFormat;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.master.openapi.ObjectShape;
import io.loadtester.master.openapi.Shapes;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Stream;

/** Describes attack options. All may be left out. */
final class AttackSchema {

    private AttackSchema() {}

    /** Open, since options may be spelt as Vegeta's flags are. */
    static Schema<?> options() {
        ObjectShape options = new ObjectShape("How requests are made; max-workers is read as maxWorkers is, and so on")
                .optional("name", Shapes.text("Of the attack; the test's by default"))
                .optional("pacer", Shapes.named(SubmissionSchemas.PACER).description("In place of the test's own"))
                .optional(
                        "format",
                        Shapes.words(Stream.of(TargetFormat.values())
                                .map(TargetFormat::word)
                                .toList()));
        requests(options);
        responses(options);
        hits(options);
        connections(options);
        tls(options);
        network(options);
        return options.optional("feeder", feeder()).open().schema();
    }

    private static void requests(ObjectShape options) {
        options.optional("timeout", Shapes.named(SubmissionSchemas.DURATION))
                .optional("redirects", Shapes.wholeNumber(-1, "How many are followed; −1 takes one as the answer"))
                .optional("chunked", Shapes.flag("Whether bodies are sent in chunks"))
                .optional("headers", Shapes.named(SubmissionSchemas.HEADERS).description("Of every request"))
                .optional("body", Shapes.text("Of every request without its own; in base64"))
                .optional("bodyText", Shapes.text("The same as text, in place of body"))
                .optional("template", Shapes.flag("Whether double braces are placeholders"));
    }

    private static void responses(ObjectShape options) {
        options.optional("maxBody", size("How much of a body is kept; −1 for all of it"))
                .optional("buckets", Shapes.text("Of a histogram, such as [0,10ms,100ms]"))
                .optional("assertions", Shapes.listOf(Shapes.named(SubmissionSchemas.ASSERTION)));
    }

    private static void hits(ObjectShape options) {
        options.optional("workers", Shapes.wholeNumber(1, "Hits in flight that an attack begins with"))
                .optional("maxWorkers", Shapes.wholeNumber(1, "Hits in flight at most; no limit by default"))
                .optional("maxRequests", Shapes.wholeNumber(1, "Hits at most; no limit by default"))
                .optional("lazy", Shapes.flag("Whether targets are read while the attack runs"));
    }

    private static void connections(ObjectShape options) {
        options.optional("keepalive", Shapes.flag("Whether connections are used again"))
                .optional("http2", Shapes.flag("Whether HTTP/2 is spoken with servers that offer it over TLS"))
                .optional("h2c", Shapes.flag("Whether HTTP/2 is spoken without TLS"))
                .optional("connections", Shapes.wholeNumber(0, "Idle ones kept for each host"))
                .optional("maxConnections", Shapes.wholeNumber(0, "To each host at most; 0 for no limit"))
                .optional("idleTimeout", Shapes.named(SubmissionSchemas.DURATION))
                .optional("maxConnectionAge", Shapes.named(SubmissionSchemas.DURATION));
    }

    private static void tls(ObjectShape options) {
        options.optional("insecure", Shapes.flag("Whether certificates go unchecked"))
                .optional("sessionTickets", Shapes.flag("Whether TLS sessions are resumed"))
                .optional("cert", Shapes.text("The client's certificate as PEM text"))
                .optional("key", Shapes.text("Its private key as PEM text"))
                .optional("rootCerts", Shapes.text("Certificates to trust, as PEM text"));
    }

    private static void network(ObjectShape options) {
        options.optional(
                        "dnsTtl",
                        Shapes.either(
                                "How long answers are kept; 0 for ever, −1 for not at all",
                                Shapes.named(SubmissionSchemas.DURATION)))
                .optional("laddr", Shapes.text("The local IP address to attack from"))
                .optional("resolvers", texts("Name servers: address or address:port"))
                .optional("connectTo", texts("host:port:otherHost:otherPort"))
                .optional(
                        "proxyHeaders", Shapes.named(SubmissionSchemas.HEADERS).description("Sent to a proxy"));
    }

    private static Schema<?> feeder() {
        return new ObjectShape("A table whose columns are placeholders")
                .required("csv", Shapes.text("With the columns' names in its first line"))
                .optional(
                        "order",
                        Shapes.words(Stream.of(FeederOrder.values())
                                .map(FeederOrder::word)
                                .toList()))
                .optional("seed", Shapes.wholeNumber("Of the shuffled order"))
                .schema();
    }

    private static Schema<?> size(String description) {
        return Shapes.either(description, Shapes.wholeNumber(-1, "Bytes"), Shapes.text("Such as 512, 10KB or 1.5MB"));
    }

    private static Schema<?> texts(String description) {
        return Shapes.either(
                description, Shapes.listOf(Shapes.text("One of them")), Shapes.text("Some, with commas between"));
    }
}

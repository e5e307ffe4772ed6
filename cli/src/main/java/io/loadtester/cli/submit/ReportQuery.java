package io.loadtester.cli.submit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that select a report; validated by the master. */
final class ReportQuery {

    @Option(names = "--from", paramLabel = "SECOND", description = "First second to include. Default: 0")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SECOND", description = "Second to end before. Default: the end of the test")
    private @Nullable String to;

    @Option(names = "--target", paramLabel = "NAME", description = "Only this target; may be repeated.")
    private List<String> targets = List.of();

    @Option(names = "--worker", paramLabel = "ID", description = "Only this worker; may be repeated.")
    private List<String> workers = List.of();

    @Option(names = "--percentiles", paramLabel = "P,P…", description = "Percentiles from 0 to 100, like 50,99,99.99.")
    private @Nullable String percentiles;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Format of the report: " + ReportFormat.WORDS + ". Default: ${DEFAULT-VALUE}")
    private ReportFormat format = ReportFormat.TEXT;

    /** As a URL query, without the question mark. */
    String encoded() {
        return Stream.of(
                        parameter("format", format.word()),
                        parameter("from", from),
                        parameter("to", to),
                        targets.stream().flatMap(target -> parameter("target", target)),
                        workers.stream().flatMap(worker -> parameter("worker", worker)),
                        parameter("percentiles", percentiles))
                .flatMap(each -> each)
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> parameter(String name, @Nullable String value) {
        return value == null ? Stream.of() : Stream.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}

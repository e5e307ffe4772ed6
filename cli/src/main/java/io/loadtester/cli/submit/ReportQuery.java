package io.loadtester.cli.submit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a report is to tell, as flags. The master judges it. */
final class ReportQuery {

    @Option(names = "--from", paramLabel = "SECOND", description = "First second of the test. Default: 0")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "SECOND",
            description = "Second of the test before which to end. Default: the test's end")
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
            description = "Form of the report: " + ReportFormat.WORDS + ". Default: ${DEFAULT-VALUE}")
    private ReportFormat format = ReportFormat.TEXT;

    /** As a URL has it, without the question mark. */
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

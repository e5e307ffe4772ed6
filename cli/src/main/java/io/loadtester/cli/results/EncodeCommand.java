package io.loadtester.cli.results;

import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts results to another format. */
@Command(
        name = "encode",
        description = "Converts results to JSON, CSV or gob, in Vegeta's layouts. Merges several files in the order"
                + " of their timestamps.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all results were written",
            " 1:reading or writing failed, or there were no results",
            " 2:wrong usage, or a line that is not a result"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Results for a spreadsheet:",
            "    loadtester encode -to csv -output results.csv results.json",
            "  Errors of the hits without a response, with jq:",
            "    loadtester encode results.csv | jq -c 'select(.code == 0) | .error'",
            "  Without response bodies, in the format that Vegeta writes:",
            "    loadtester encode results.bin | jq -c 'del(.body)' | \\",
            "      loadtester encode -to gob > small.bin"
        })
public final class EncodeCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json, csv or gob. Default: ${DEFAULT-VALUE}")
    private RecordFormat to = RecordFormat.JSON;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Results in JSON, CSV or Vegeta's gob. Default: standard input")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        RecordInputs.readOnWhenInterrupted(files);
        try (RecordReader records = RecordInputs.open(files)) {
            // Read the first record before opening the output, so that an existing file is not overwritten with
            // nothing.
            ResultRecord first = records.read();
            Output.write(output, out -> encode(first, records, out));
            return ExitCode.OK;
        }
    }

    private void encode(@Nullable ResultRecord first, RecordReader records, OutputStream out) throws IOException {
        RecordWriter writer = new RecordWriter(to, out);
        @Nullable ResultRecord record = first;
        while (record != null) {
            writer.write(record);
            record = records.read();
        }
        writer.flush();
    }
}

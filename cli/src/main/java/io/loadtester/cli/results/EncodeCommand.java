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

/** Turns results from one form into another. */
@Command(
        name = "encode",
        description = "Turns results into JSON, CSV or gob, in Vegeta's layouts. Several files become one, in the order"
                + " of their timestamps.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all results were written",
            " 1:reading or writing failed, or there were none",
            " 2:wrong usage, or a line that is no result"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Results for a spreadsheet:",
            "    loadtester encode -to csv -output results.csv results.json",
            "  Codes and latencies of what failed, with jq:",
            "    loadtester encode results.csv | jq -c 'select(.code == 0) | .error'",
            "  Without what the target answered, in the form that Vegeta writes:",
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
            // Nothing is written over before there is something to write.
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

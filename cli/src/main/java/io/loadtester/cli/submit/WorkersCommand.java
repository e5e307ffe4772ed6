package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.Columns;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists a master's workers. */
@Command(
        name = "workers",
        description = "Lists the workers of a master with their state, rate and address.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the workers were listed, even if there are none",
            " 2:wrong usage, or the login was refused",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester workers",
            "  How many are ready, for a script:",
            "    loadtester workers --format json | grep -c '\"state\":\"READY\"'",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class WorkersCommand implements Callable<Integer> {

    private static final List<String> HEADINGS =
            List.of("Worker", "State", "Rate", "Cores", "Address", "Version", "Test", "Reason");

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "Format of the list: text or json (one worker per line, as in REST). Default: ${DEFAULT-VALUE}")
    private ListFormat format = ListFormat.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Override
    public Integer call() {
        List<JsonNode> workers = new ArrayList<>();
        master.connect().workers().path("workers").forEach(workers::add);
        String text = format.print(workers, WorkersCommand::table);
        Output.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK;
    }

    private static String table(List<JsonNode> workers) {
        return workers.isEmpty()
                ? "No workers; start one with 'loadtester worker'.\n"
                : Columns.aligned(
                        HEADINGS, workers.stream().map(WorkersCommand::row).toList());
    }

    private static List<String> row(JsonNode worker) {
        return List.of(
                worker.path("workerId").asString(""),
                worker.path("state").asString("").toLowerCase(Locale.ROOT),
                String.format(
                        Locale.ROOT,
                        "%,.0f/s",
                        worker.path("achievedRatePerSecond").asDouble(0)),
                String.valueOf(worker.path("cores").asInt(0)),
                worker.path("address").asString(""),
                worker.path("version").asString(""),
                worker.path("testId").asString("-"),
                worker.path("reason").asString(""));
    }
}

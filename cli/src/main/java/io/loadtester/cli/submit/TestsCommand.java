package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.Columns;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Output;
import io.loadtester.common.result.GoDuration;
import io.loadtester.common.test.TestState;
import io.loadtester.spec.InputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists a master's tests. */
@Command(
        name = "tests",
        description = "Lists the tests of a master, newest first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the tests were listed, even if there are none",
            " 2:wrong usage, or the master rejected the request",
            " 3:the master cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Running tests:",
            "    loadtester tests --state running",
            "  Tests with these words in name or tags, for a script:",
            "    loadtester tests --search 'nightly checkout' --format json",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class TestsCommand implements Callable<Integer> {

    private static final List<String> HEADINGS =
            List.of("Test", "State", "Outcome", "Submitted", "Rate", "Duration", "Name");
    private static final int PAGE = 200;
    private static final int SECONDS = 19;

    @Mixin
    private MasterFlags master = new MasterFlags();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only tests in this state: pending, running, stopping, completed, partially_failed, failed or"
                    + " stopped.")
    private @Nullable TestState state;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            description = "Only tests with all of these words in their name or tags.")
    private String search = "";

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "Most tests to list. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Format of the list: text or json (one test per line, as in REST). Default: ${DEFAULT-VALUE}")
    private ListFormat format = ListFormat.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InputException("--limit", "must be 1 or more; got " + limit);
        }
        MasterClient client = master.connect();
        List<JsonNode> tests = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.tests(search, state, Math.min(PAGE, limit - tests.size()), cursor);
            page.path("tests").forEach(tests::add);
            cursor = page.path("nextCursor").asString("");
        } while (tests.size() < limit && !cursor.isEmpty());
        String text = format.print(tests, found -> table(found));
        Output.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK;
    }

    private static String table(List<JsonNode> tests) {
        return tests.isEmpty()
                ? "No tests.\n"
                : Columns.aligned(
                        HEADINGS, tests.stream().map(TestsCommand::row).toList());
    }

    /** The outcome as the dashboard shows it; a dash for a test that has not ended. */
    private static String outcome(JsonNode test) {
        String kind = test.path("outcome").path("kind").asString("");
        return kind.isEmpty() ? "-" : kind.replace('_', ' ');
    }

    private static List<String> row(JsonNode test) {
        String submitted = test.path("submittedAt").asString("");
        String reason = test.path("reason").asString("");
        String state = test.path("state").asString("").toLowerCase(Locale.ROOT);
        boolean waits = state.equals("pending") && !reason.isEmpty();
        JsonNode rate = test.path("ratePerSecond");
        return List.of(
                test.path("testId").asString(""),
                state + (waits ? " (" + reason + ")" : ""),
                outcome(test),
                submitted.length() > SECONDS ? submitted.substring(0, SECONDS).replace('T', ' ') : submitted,
                rate.isNumber() ? String.format(Locale.ROOT, "%,.0f/s", rate.asDouble()) : "unpaced",
                GoDuration.format(test.path("durationNanos").asLong(0)),
                test.path("name").asString(""));
    }
}

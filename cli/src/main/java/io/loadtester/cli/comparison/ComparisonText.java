package io.loadtester.cli.comparison;

import io.loadtester.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A comparison as tables: all tests, then each against the reference. */
final class ComparisonText {

    private static final List<String> TEST_COLUMNS =
            List.of("Test", "Rate", "Throughput", "Failures", "p50", "p90", "p99", "p99.9", "Verdict", "Name");
    private static final List<String> FIGURE_COLUMNS =
            List.of("Figure", "Reference", "Test", "Difference", "Range", "Verdict");
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p99.9");

    private final JsonNode comparison;

    ComparisonText(JsonNode comparison) {
        this.comparison = comparison;
    }

    String text() {
        StringBuilder text = new StringBuilder(Columns.aligned(TEST_COLUMNS, tests()));
        for (JsonNode pair : comparison.path("comparisons")) {
            text.append('\n').append(title(pair)).append('\n').append(Columns.aligned(FIGURE_COLUMNS, figures(pair)));
        }
        text.append('\n').append(legend()).append('\n');
        comparison
                .path("notes")
                .forEach(note -> text.append("Note: ").append(note.asString("")).append('\n'));
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder(Columns.markdown(TEST_COLUMNS, tests()));
        for (JsonNode pair : comparison.path("comparisons")) {
            text.append("\n**").append(Columns.escaped(title(pair))).append("**\n\n");
            text.append(Columns.markdown(FIGURE_COLUMNS, figures(pair)));
        }
        text.append('\n').append(legend()).append('\n');
        JsonNode notes = comparison.path("notes");
        if (!notes.isEmpty()) {
            text.append('\n');
        }
        notes.forEach(note ->
                text.append("- ").append(Columns.escaped(note.asString(""))).append('\n'));
        return text.toString();
    }

    private List<List<String>> tests() {
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode test : comparison.path("tests")) {
            List<String> line = new ArrayList<>();
            line.add(shortId(test));
            line.add(Amounts.of(test.path("rate"), "perSecond"));
            line.add(Amounts.of(test.path("throughput"), "perSecond"));
            line.add(Amounts.of(test.path("failures"), "share"));
            PERCENTILES.forEach(
                    name -> line.add(Amounts.of(test.path("responseTime").path(name), "nanos")));
            line.add(
                    test.path("verdict").asString("") + (test.path("complete").asBoolean(false) ? "" : ", incomplete"));
            line.add(test.path("name").asString(""));
            lines.add(line);
        }
        return lines;
    }

    private static List<List<String>> figures(JsonNode pair) {
        List<List<String>> lines = new ArrayList<>();
        for (JsonNode figure : pair.path("figures")) {
            String unit = figure.path("unit").asString("");
            lines.add(List.of(
                    figure.path("figure").asString(""),
                    Amounts.of(figure.path("reference"), unit),
                    Amounts.of(figure.path("value"), unit),
                    Amounts.change(figure),
                    Amounts.range(figure),
                    figure.path("verdict").asString("")));
        }
        return lines;
    }

    private String title(JsonNode pair) {
        return shortId(pair) + " beside " + shortId(comparison.path("tests").path(0)) + ": "
                + pair.path("verdict").asString("");
    }

    private String legend() {
        return String.format(
                Locale.ROOT,
                "All ranges of a test hold together with %s%%; differences below %s%% count as none.",
                plain("confidence"),
                plain("tolerance"));
    }

    private String plain(String field) {
        return String.format(Locale.ROOT, "%.4g", comparison.path(field).asDouble(0))
                .replaceAll("\\.?0+$", "");
    }

    private static String shortId(JsonNode test) {
        String id = test.path("testId").asString("");
        return id.length() <= 8 ? id : id.substring(0, 8);
    }
}

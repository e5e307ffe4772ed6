package io.loadtester.reporting.report;

import java.util.List;

/**
 * A selection as shown in a report, and what the other parts of the report cover. All figures are of the selection;
 * completeness is always that of the whole test.
 *
 * @param from first second of the test
 * @param to exclusive
 * @param targets names; empty for all
 * @param workers ids; empty for all
 * @param percentiles the requested ones
 * @param ledgerOf {@value #TEST} if the workers' manifests were included, otherwise {@value #SELECTION}
 * @param completeOf always {@value #TEST}
 */
public record SelectionView(
        boolean whole,
        int from,
        int to,
        List<String> targets,
        List<String> workers,
        List<Percentile> percentiles,
        String ledgerOf,
        String completeOf) {

    private static final String TEST = "test";
    private static final String SELECTION = "selection";

    public static SelectionView of(Question question) {
        Selection selection = question.selection();
        return new SelectionView(
                selection.isWhole(),
                selection.from(),
                selection.to(),
                selection.targets().stream().sorted().toList(),
                selection.workers().stream().sorted().toList(),
                question.percentiles(),
                selection.isWhole() ? TEST : SELECTION,
                TEST);
    }

    /** The percentiles to show where there is room for a few. */
    public List<Percentile> percentilesOr(List<Percentile> usual) {
        return percentiles.isEmpty() ? usual : percentiles;
    }

    /** Such as: seconds 10 to 20, targets home, search. */
    public String text() {
        StringBuilder text = new StringBuilder("seconds " + from + " to " + to);
        add(text, "target", targets);
        add(text, "worker", workers);
        return text.toString();
    }

    private static void add(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append(", ")
                    .append(what)
                    .append(names.size() == 1 ? " " : "s ")
                    .append(String.join(", ", names));
        }
    }
}

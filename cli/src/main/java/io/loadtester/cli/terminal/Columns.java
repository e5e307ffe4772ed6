package io.loadtester.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Formats rows of cells under their headings. */
public final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** Formats for a terminal; the last cell of a row is not padded. */
    public static String aligned(List<String> headings, List<List<String>> lines) {
        List<List<String>> all = new ArrayList<>(List.of(headings));
        all.addAll(lines);
        StringBuilder text = new StringBuilder();
        for (List<String> line : all) {
            int last = line.size() - 1;
            for (int column = 0; column < last; column++) {
                String cell = line.get(column);
                int width = 0;
                for (List<String> each : all) {
                    width = Math.max(width, length(each.get(column)));
                }
                text.append(cell).append(" ".repeat(width - length(cell))).append(GAP);
            }
            text.append(line.get(last)).append('\n');
        }
        return text.toString();
    }

    /** Formats as a Markdown table; characters with a meaning in Markdown are escaped. */
    public static String markdown(List<String> headings, List<List<String>> lines) {
        StringBuilder text = new StringBuilder(row(headings));
        text.append(row(headings.stream().map(heading -> "---").toList()));
        lines.forEach(
                line -> text.append(row(line.stream().map(Columns::escaped).toList())));
        return text.toString();
    }

    /** Escapes text for Markdown and puts it on one line. */
    public static String escaped(String text) {
        return text.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1").replaceAll("\\R", " ");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

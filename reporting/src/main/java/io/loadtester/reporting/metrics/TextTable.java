package io.loadtester.reporting.metrics;

import java.util.ArrayList;
import java.util.List;

/** Aligns cells in columns, two spaces apart, as Go's tabwriter does; the last cell of a line is not padded. */
final class TextTable {

    private static final int GAP = 2;

    private final List<List<String>> lines = new ArrayList<>();

    TextTable line(String... cells) {
        lines.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size() - 1; column++) {
                int width = length(line.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else if (width > widths.get(column)) {
                    widths.set(column, width);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            int last = line.size() - 1;
            for (int column = 0; column < last; column++) {
                String cell = line.get(column);
                text.append(cell).append(" ".repeat(widths.get(column) - length(cell) + GAP));
            }
            text.append(line.get(last)).append('\n');
        }
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

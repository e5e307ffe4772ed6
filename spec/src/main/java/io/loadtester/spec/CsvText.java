package io.loadtester.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Comma-separated values (RFC 4180): values with commas, quotes or line breaks are quoted, and quotes inside are
 * doubled. Lines end with CR LF or LF. Empty lines are skipped; a single empty value on a line is written {@code ""}.
 */
final class CsvText {

    private final Place place;
    private final String text;
    private final BiConsumer<Integer, List<String>> rows;
    private final List<String> row = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int at;
    private int line = 1;
    private int rowLine = 1;

    private CsvText(Place place, String text, BiConsumer<Integer, List<String>> rows) {
        this.place = place;
        this.text = text;
        this.rows = rows;
    }

    /**
     * @param rows receives each row and the line, from 1, on which it begins; the list is reused
     * @throws InputException if a quote is not closed or misplaced
     */
    static void read(Place place, String text, BiConsumer<Integer, List<String>> rows) {
        new CsvText(place, text, rows).read();
    }

    static void write(List<String> row, StringBuilder into) {
        for (int i = 0; i < row.size(); i++) {
            String each = row.get(i);
            boolean quoted = (row.size() == 1 && each.isEmpty()) || each.chars().anyMatch(CsvText::needsQuotes);
            into.append(i == 0 ? "" : ",").append(quoted ? '"' + each.replace("\"", "\"\"") + '"' : each);
        }
        into.append('\n');
    }

    private static boolean needsQuotes(int c) {
        return c == ',' || c == '"' || c == '\r' || c == '\n';
    }

    private void read() {
        at = text.startsWith("\ufeff") ? 1 : 0;
        while (at < text.length()) {
            rowLine = line;
            boolean quoted = row();
            if (row.size() > 1 || quoted || !row.get(0).isEmpty()) {
                rows.accept(rowLine, row);
            }
            row.clear();
        }
    }

    /** Reads a row and its line end. Returns whether its last value was quoted. */
    private boolean row() {
        while (true) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            if (quoted) {
                quoted();
            } else {
                plain();
            }
            row.add(value.toString());
            value.setLength(0);
            if (at == text.length() || text.charAt(at) != ',') {
                endLine();
                return quoted;
            }
            at++;
        }
    }

    private void endLine() {
        if (at < text.length()) {
            at += text.charAt(at) == '\r' ? 2 : 1;
            line++;
        }
    }

    private void plain() {
        while (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
            if (text.charAt(at) == '"') {
                throw wrong(line, "a value contains a quote but does not begin with one");
            }
            value.append(text.charAt(at++));
        }
    }

    private void quoted() {
        int opened = line;
        at++;
        while (true) {
            if (at == text.length()) {
                throw wrong(opened, "a quote is not closed");
            }
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                break;
            }
        }
        if (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
            throw wrong(line, "a value continues after its closing quote");
        }
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private InputException wrong(int where, String what) {
        return place.wrong("line " + where + ": " + what);
    }
}

package io.loadtester.reporting.form;

import java.util.List;
import java.util.stream.Collectors;

/** A table as HTML: the first column names the rows, text cells are left-aligned. Escapes all content. */
final class HtmlTable {

    private final StringBuilder rows = new StringBuilder();
    private final List<String> heads;

    /** @param heads a trailing colon, which is not shown, marks a text column */
    HtmlTable(List<String> heads) {
        this.heads = List.copyOf(heads);
    }

    HtmlTable row(List<String> cells) {
        rows.append("<tr><th scope=\"row\">")
                .append(Markup.escaped(cells.get(0)))
                .append("</th>");
        for (int i = 1; i < cells.size(); i++) {
            rows.append(isText(heads.get(i)) ? "<td class=\"text\">" : "<td>");
            rows.append(Markup.escaped(cells.get(i))).append("</td>");
        }
        rows.append("</tr>\n");
        return this;
    }

    String html() {
        String names = heads.stream()
                .map(head -> "<th scope=\"col\">" + Markup.escaped(head.replace(":", "")) + "</th>")
                .collect(Collectors.joining());
        return "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>" + names + "</tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n";
    }

    private static boolean isText(String head) {
        return head.endsWith(":");
    }
}

package io.loadtester.cli.plot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Builds the page around the data: one self-contained HTML file. */
final class PlotPage {

    private static final String DATA = "/*DATA*/null";
    private static final String TITLE = "<!--TITLE-->";

    private PlotPage() {}

    /** @param data JSON without any characters that could start or end a tag */
    static String of(String title, String data) throws IOException {
        try (InputStream template = PlotPage.class.getResourceAsStream("plot.html")) {
            if (template == null) {
                throw new IOException("the template plot.html is missing");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(TITLE, escaped(title))
                    .replace(DATA, data);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

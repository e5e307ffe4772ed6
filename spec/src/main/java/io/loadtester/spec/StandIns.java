package io.loadtester.spec;

import io.loadtester.common.test.template.Piece;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.test.template.TemplateException;

/**
 * A URL with each placeholder replaced by a word: braces and spaces are not allowed in URLs, and URLs should be
 * validated the same way with and without placeholders.
 *
 * @param text the URL with words for placeholders
 * @param word the beginning of all these words, followed by the placeholder's index and a full stop
 */
record StandIns(String text, String word, Template template) {

    /** @throws TemplateException if a placeholder is malformed */
    static StandIns in(String url) {
        String word = "placeholder";
        while (url.contains(word)) {
            word += "0";
        }
        Template template = Template.parse(url);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.pieces().size(); i++) {
            Piece piece = template.pieces().get(i);
            text.append(piece instanceof Piece.Text plain ? plain.text() : word + i + ".");
        }
        return new StandIns(text.toString(), word, template);
    }

    /** Puts the placeholders back into this text or one derived from it. */
    String undo(String other) {
        String undone = other;
        for (int i = 0; i < template.pieces().size(); i++) {
            undone = undone.replace(word + i + ".", template.pieces().get(i).source());
        }
        return undone;
    }
}

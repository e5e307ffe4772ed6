package io.loadtester.spec;

import io.loadtester.common.test.template.Piece;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.test.template.TemplateException;

/**
 * A URL with a word in the place of each placeholder: braces and spaces are no part of a URL, and what a URL is should be
 * judged in one way, with placeholders and without.
 *
 * @param text the URL with the words
 * @param word what they all begin with; the placeholder's index and a full stop follow
 */
record StandIns(String text, String word, Template template) {

    /** @throws TemplateException if a placeholder is not one that can be */
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

    /** The same text, or what was made of it, with the placeholders. */
    String undo(String other) {
        String undone = other;
        for (int i = 0; i < template.pieces().size(); i++) {
            undone = undone.replace(word + i + ".", template.pieces().get(i).source());
        }
        return undone;
    }
}

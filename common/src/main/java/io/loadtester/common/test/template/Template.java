package io.loadtester.common.test.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with placeholders in double braces, split into pieces. A word in braces that is not a built-in placeholder is a
 * feeder's column; callers check that the column exists.
 *
 * <pre>{@code
 * Template.parse("/users/{{seq}}").pieces() // [Text[text=/users/], Seq[]]
 * }</pre>
 */
public record Template(List<Piece> pieces) {

    /** The built-in placeholders, as users write them. */
    public static final List<String> BUILT_IN = List.of("seq", "uuid", "randomInt a b", "now", "now iso");

    private static final Set<String> RESERVED = Set.of("seq", "uuid", "randomInt", "now");
    private static final String OPENING = "{{";
    private static final String CLOSING = "}}";
    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"\\s*\\}\\}");

    public Template {
        pieces = List.copyOf(pieces);
    }

    /** Whether the text may contain placeholders and must be {@linkplain #parse parsed}. */
    public static boolean hasPlaceholders(String text) {
        return text.contains(OPENING);
    }

    /** Whether a column's name could be taken for a built-in placeholder, or contains braces or quotes. */
    public static boolean isReserved(String column) {
        return RESERVED.contains(WORDS.split(column, 2)[0])
                || column.indexOf('{') >= 0
                || column.indexOf('}') >= 0
                || column.indexOf('"') >= 0;
    }

    /** @throws TemplateException if a placeholder is not closed or has invalid arguments */
    public static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = opening(text, 0); open >= 0; open = opening(text, from)) {
            if (open > from) {
                pieces.add(new Piece.Text(text.substring(from, open)));
            }
            int start = skipSpaces(text, open + OPENING.length());
            Matcher quoted = QUOTED.matcher(text).region(start, text.length());
            if (quoted.lookingAt()) {
                pieces.add(new Piece.Quoted(quoted.group(1)));
                from = quoted.end();
            } else {
                int close = text.indexOf(CLOSING, start);
                if (close < 0) {
                    throw new TemplateException(
                            text.substring(open), "has no closing }}; two plain braces are written {{\"{{\"}}");
                }
                pieces.add(piece(text.substring(open, close + CLOSING.length()), text.substring(start, close)));
                from = close + CLOSING.length();
            }
        }
        if (from < text.length()) {
            pieces.add(new Piece.Text(text.substring(from)));
        }
        return new Template(pieces);
    }

    /** In a run of braces the last two open the placeholder: JSON may have one right before it. */
    private static int opening(String text, int from) {
        int open = text.indexOf(OPENING, from);
        while (open >= 0 && text.startsWith(OPENING, open + 1)) {
            open++;
        }
        return open;
    }

    private static int skipSpaces(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Piece piece(String written, String expression) {
        String trimmed = expression.trim();
        String[] words = WORDS.split(trimmed);
        return switch (words[0]) {
            case "" -> throw new TemplateException(written, "is empty; two plain braces are written {{\"{{\"}}");
            case "seq" -> alone(written, words, new Piece.Seq());
            case "uuid" -> alone(written, words, new Piece.Uuid());
            case "now" -> {
                boolean iso = words.length == 2 && words[1].equals("iso");
                yield iso ? new Piece.NowIso() : alone(written, words, new Piece.Now());
            }
            case "randomInt" -> randomInt(written, words);
            default -> new Piece.Column(trimmed);
        };
    }

    private static Piece alone(String written, String[] words, Piece piece) {
        if (words.length > 1) {
            String may = words[0].equals("now") ? "may be followed by iso only" : "takes no arguments";
            throw new TemplateException(written, "is not understood: " + words[0] + " " + may);
        }
        return piece;
    }

    private static Piece randomInt(String written, String[] words) {
        try {
            if (words.length == 3) {
                return new Piece.RandomInt(Long.parseLong(words[1]), Long.parseLong(words[2]));
            }
        } catch (IllegalArgumentException notSo) {
            // Reported below.
        }
        throw new TemplateException(
                written, "must have two whole numbers, the lowest and the highest, like {{randomInt 1 100}}");
    }
}

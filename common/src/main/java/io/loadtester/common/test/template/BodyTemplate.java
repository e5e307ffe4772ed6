package io.loadtester.common.test.template;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds placeholders in bodies, which are the bytes of a buffer from position to limit. Text pieces hold one character
 * per byte, in ISO 8859-1, so that everything but the placeholders is sent unchanged in any encoding.
 *
 * <p>In a UTF-8 body, two opening braces begin a placeholder, as in any text. In binary bodies they often occur by
 * chance, so only a complete well-formed placeholder counts there.
 */
public final class BodyTemplate {

    /** The longest body with placeholders, as it is rewritten for every hit. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*(?:\"[^\"]{1,60}\"|[A-Za-z_][\\w .-]{0,59})\\s*\\}\\}");

    private BodyTemplate() {}

    /** Whether the body may contain placeholders and must be {@linkplain #parse parsed}. */
    public static boolean hasPlaceholders(ByteBuffer body) {
        if (!hasBraces(body)) {
            return false;
        }
        return isUtf8(body) || PLACEHOLDER.matcher(new Latin(body)).find();
    }

    /** @throws TemplateException if a placeholder is not closed or has invalid arguments */
    public static Template parse(ByteBuffer body) {
        String text = new Latin(body).toString();
        List<Piece> pieces = new ArrayList<>();
        if (isUtf8(body)) {
            add(text, pieces);
        } else {
            Matcher matcher = PLACEHOLDER.matcher(text);
            int from = 0;
            for (; matcher.find(); from = matcher.end()) {
                if (matcher.start() > from) {
                    pieces.add(new Piece.Text(text.substring(from, matcher.start())));
                }
                add(matcher.group(), pieces);
            }
            if (from < text.length()) {
                pieces.add(new Piece.Text(text.substring(from)));
            }
        }
        return new Template(pieces);
    }

    private static void add(String text, List<Piece> pieces) {
        try {
            for (Piece piece : Template.parse(text).pieces()) {
                pieces.add(piece instanceof Piece.Column column ? new Piece.Column(utf8(column.name())) : piece);
            }
        } catch (TemplateException e) {
            throw new TemplateException(utf8(e.placeholder()), e.message());
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean hasBraces(ByteBuffer body) {
        for (int i = body.position(); i < body.limit() - 1; i++) {
            if (body.get(i) == '{' && body.get(i + 1) == '{') {
                return true;
            }
        }
        return false;
    }

    /** Decodes in small pieces, since a body may be too large to decode at once. */
    private static boolean isUtf8(ByteBuffer body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = body.duplicate();
        CharBuffer unused = CharBuffer.allocate(8 * 1024);
        CoderResult result;
        do {
            unused.clear();
            result = decoder.decode(bytes, unused, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** A view of a body as characters, without a copy. */
    private record Latin(ByteBuffer bytes, int start, int end) implements CharSequence {
        Latin(ByteBuffer body) {
            this(body, body.position(), body.limit());
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return (char) (bytes.get(start + index) & 0xff);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Latin(bytes, start + from, start + to);
        }

        @Override
        public String toString() {
            byte[] copy = new byte[length()];
            bytes.get(start, copy);
            return new String(copy, StandardCharsets.ISO_8859_1);
        }
    }
}

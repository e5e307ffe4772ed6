package io.loadtester.spec;

import io.loadtester.common.test.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets in Vegeta's formats one at a time, as they arrive: the input may be endless. Used by one thread.
 *
 * <pre>{@code
 * TargetsReader reader = new TargetsReader("targets", System.in, TargetFormat.AUTO, TargetRules.withoutFiles(true));
 * Optional<Target> first = reader.next();
 * }</pre>
 */
public final class TargetsReader {

    /** The most whitespace before the first target for its format to be detected. */
    private static final int MOST_BLANKS = 64 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final String field;
    private final TargetFormat format;
    private final TargetRules rules;
    private final BufferedReader text;

    private @Nullable Source source;

    /** A reader of one format. */
    interface Source {
        /** The next target; empty if there are no more. */
        Optional<Target> next() throws IOException;
    }

    /**
     * @param field the name of the input, as known to the user
     * @param text UTF-8; not closed
     */
    public TargetsReader(String field, InputStream text, TargetFormat format, TargetRules rules) {
        this.field = field;
        this.format = format;
        this.rules = rules;
        Reader decoded = new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
        this.text = new BufferedReader(decoded, BUFFER);
    }

    /**
     * The next target; blocks until it has been read.
     *
     * @return empty at the end
     * @throws InputException if the next target is invalid; the message begins with its line
     * @throws IOException if the text cannot be read
     */
    public Optional<Target> next() throws IOException {
        try {
            Source opened = source;
            if (opened == null) {
                opened = open();
                source = opened;
            }
            return opened.next();
        } catch (CharacterCodingException e) {
            throw new InputException(field, "targets must be UTF-8 text");
        }
    }

    private Source open() throws IOException {
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        boolean json =
                switch (format) {
                    case HTTP -> false;
                    case JSON -> true;
                    case AUTO -> looksLikeJson();
                };
        return json ? new JsonTargets(field, text, rules) : new HttpTargets(field, text, rules);
    }

    private boolean looksLikeJson() throws IOException {
        text.mark(MOST_BLANKS);
        int c = text.read();
        for (int blanks = 1; blanks < MOST_BLANKS && Character.isWhitespace(c); blanks++) {
            c = text.read();
        }
        text.reset();
        return c == '{' || c == '[';
    }
}

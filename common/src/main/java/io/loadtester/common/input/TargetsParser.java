package io.loadtester.common.input;

import io.loadtester.common.test.Target;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads targets in Vegeta's formats. User info in a URL becomes an Authorization header, unless the target has one.
 * A target without a name is named after its method and URL. Nothing is read but the text itself: bodies in files are
 * refused.
 */
public final class TargetsParser {

    /** Which target a hit has is looked up in a table as long as the sum of the weights. */
    private static final long MAX_WEIGHT = 1_000_000;

    private TargetsParser() {}

    /**
     * @param text UTF-8
     * @return one target or more, in the order in which they were written
     * @throws InputException if the text holds no targets, or one that cannot be used; the message begins with its line
     */
    public static List<Target> parse(String field, byte[] text, TargetFormat format) {
        return parse(field, text, format, BodyFiles.REFUSED);
    }

    /** Does the same where bodies may be in files, in the http format. */
    public static List<Target> parse(String field, byte[] text, TargetFormat format, BodyFiles files) {
        String decoded = decode(field, text);
        boolean json =
                switch (format) {
                    case HTTP -> false;
                    case JSON -> true;
                    case AUTO -> looksLikeJson(decoded);
                };
        return notEmpty(field, json ? JsonTargets.read(field, decoded) : HttpTargets.read(field, decoded, files));
    }

    /**
     * @param list a JSON array of target objects
     * @throws InputException as {@link #parse} does; its field names the element, for instance {@code targets[2].url}
     */
    public static List<Target> parseList(String field, JsonNode list) {
        if (!list.isArray()) {
            throw new InputException(field, "must be a list of targets; got " + JsonText.typeOf(list));
        }
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            targets.add(JsonTargets.target(Place.field(field + "[" + i + "]"), list.path(i)));
        }
        return notEmpty(field, targets);
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static List<Target> notEmpty(String field, List<Target> targets) {
        if (targets.isEmpty()) {
            throw new InputException(field, "no targets to attack");
        }
        if (targets.stream().mapToLong(Target::weight).sum() > MAX_WEIGHT
                && targets.stream().anyMatch(target -> target.weight() > 1)) {
            throw new InputException(field, "the weights of all targets must not add up to more than " + MAX_WEIGHT);
        }
        return List.copyOf(targets);
    }

    private static String decode(String field, byte[] text) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            return decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException e) {
            throw new InputException(field, "targets must be UTF-8 text");
        }
    }
}

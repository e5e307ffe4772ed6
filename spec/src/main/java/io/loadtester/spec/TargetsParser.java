package io.loadtester.spec;

import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads all targets of a text in Vegeta's formats. User info in a URL becomes an Authorization header, unless the
 * target has one. A target without a name is named after its method and URL.
 *
 * <pre>{@code
 * byte[] text = "GET http://localhost:8080/".getBytes(UTF_8);
 * TargetList targets = TargetsParser.parse("targets", text, TargetFormat.AUTO);
 * }</pre>
 */
public final class TargetsParser {

    /** The highest sum of weights: hits look up their target in a table of this length. */
    private static final long MAX_WEIGHT = 1_000_000;

    private TargetsParser() {}

    /** Reads targets with placeholders; refuses bodies in files. */
    public static TargetList parse(String field, byte[] text, TargetFormat format) {
        return parse(field, text, format, TargetRules.withoutFiles(true));
    }

    /** Reads targets by the given rules. */
    public static TargetList parse(String field, byte[] text, TargetFormat format, TargetRules rules) {
        try {
            return parse(field, new ByteArrayInputStream(text), format, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads to the end.
     *
     * @param text UTF-8; not closed
     * @return at least one target, in the order of the text
     * @throws InputException if there are no targets, or one is invalid; the message begins with its line
     */
    public static TargetList parse(String field, InputStream text, TargetFormat format, TargetRules rules)
            throws IOException {
        TargetsReader reader = new TargetsReader(field, text, format, rules);
        TargetList.Builder targets = new TargetList.Builder();
        Weights weights = new Weights();
        for (Optional<Target> next = reader.next(); next.isPresent(); next = reader.next()) {
            targets.add(next.get());
            weights.add(next.get());
        }
        weights.check(field);
        return targets.build();
    }

    /**
     * @param list a JSON array of target objects
     * @param templates whether double braces are placeholders
     * @throws InputException as {@link #parse}; it names the element, for instance {@code targets[2].url}
     */
    public static TargetList parseList(String field, JsonNode list, boolean templates) {
        if (!list.isArray()) {
            throw new InputException(field, "must be a list of targets; got " + JsonText.typeOf(list));
        }
        TargetUrls urls = new TargetUrls(templates);
        TargetList.Builder targets = new TargetList.Builder();
        Weights weights = new Weights();
        for (int i = 0; i < list.size(); i++) {
            Target target = JsonTargets.target(Place.field(field + "[" + i + "]"), list.path(i), urls);
            targets.add(target);
            weights.add(target);
        }
        weights.check(field);
        return targets.build();
    }

    /** The weights of the targets so far. */
    private static final class Weights {
        private long targets;
        private long sum;

        void add(Target target) {
            targets++;
            sum += target.weight();
        }

        void check(String field) {
            if (targets == 0) {
                throw new InputException(field, "no targets to attack");
            }
            if (sum > MAX_WEIGHT && sum > targets) {
                throw new InputException(
                        field, "the weights of all targets must not add up to more than " + MAX_WEIGHT);
            }
        }
    }
}

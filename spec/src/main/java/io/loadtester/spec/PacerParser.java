package io.loadtester.spec;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import io.loadtester.common.schedule.UnpacedPacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Reads pacers: a JSON object with a {@code type} and the fields of that type, in camelCase or spelt like flags.
 *
 * <pre>
 * {"type": "constant", "ratePerSecond": 50}
 * {"type": "linear", "startRatePerSecond": 10, "slopePerSecond": 5}
 * {"type": "sine", "meanRatePerSecond": 100, "amplitudePerSecond": 50, "period": "1m", "offsetRadians": 0}
 * {"type": "stepped", "steps": [{"ratePerSecond": 10, "duration": "30s"}, {"ratePerSecond": 50, "duration": "1m"}]}
 * {"type": "poisson", "ratePerSecond": 50, "seed": 42}
 * {"type": "unpaced"}
 * </pre>
 *
 * {@code offsetRadians} defaults to 0, and {@code seed} to a random number, which is kept with the pacer.
 */
public final class PacerParser {

    private static final int MAX_STEPS = 10_000;

    /** Random seeds stay exact even in readers that treat all numbers as floating point. */
    private static final long SEEDS = 1L << 53;

    private static final String FORM = "must be an object such as {\"type\": \"constant\", \"ratePerSecond\": 50}";

    static final Map<String, List<String>> FIELDS = Map.of(
            "constant", List.of("type", "ratePerSecond"),
            "linear", List.of("type", "startRatePerSecond", "slopePerSecond"),
            "sine", List.of("type", "meanRatePerSecond", "amplitudePerSecond", "period", "offsetRadians"),
            "stepped", List.of("type", "steps"),
            "poisson", List.of("type", "ratePerSecond", "seed"),
            "unpaced", List.of("type"));

    static final List<String> STEP_FIELDS = List.of("ratePerSecond", "duration");

    private static final List<String> TYPES = List.of("constant", "linear", "sine", "stepped", "poisson", "unpaced");

    private PacerParser() {}

    /** @throws InputException as {@link #parse(String, JsonNode)}, and if the text is not one JSON value */
    public static Pacer parse(String field, String json) {
        try (JsonParser parser = JsonText.MAPPER.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new InputException(field, FORM + "; it is empty");
            }
            JsonNode value = JsonText.MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw new InputException(field, "must be one JSON object with nothing after it");
            }
            return parse(field, value);
        } catch (JacksonException e) {
            throw new InputException(field, FORM + "; it is not JSON: " + JsonText.reason(e));
        }
    }

    /**
     * @throws InputException if the value is not a pacer, or one of its fields is unknown, missing, of the wrong type
     *     or out of range; it then names that field, for instance {@code pacer.steps[2].duration}
     */
    public static Pacer parse(String field, JsonNode value) {
        if (!value.isObject()) {
            throw new InputException(field, FORM + "; got " + JsonText.typeOf(value));
        }
        String type = type(field, value);
        PacerFields fields = PacerFields.of(field, value, FIELDS.getOrDefault(type, List.of()), "a " + type + " pacer");
        return read(type, fields);
    }

    /**
     * A constant rate, or as fast as possible if the rate is 0 or {@code infinity}.
     *
     * @throws InputException if the text is not a rate, or negative
     */
    public static Pacer ofRate(String field, String rate) {
        String word = rate.trim().toLowerCase(Locale.ROOT);
        double perSecond = word.equals("infinity") || word.equals("inf") ? 0 : RateParser.parseOrZero(field, rate);
        return perSecond == 0 ? new UnpacedPacer() : new ConstantPacer(perSecond);
    }

    /** The pacer for a JSON number of hits per second, or a string. */
    public static Pacer ofRate(String field, JsonNode rate) {
        return ofRate(field, RateParser.text(field, rate));
    }

    private static String type(String field, JsonNode value) {
        JsonNode given = value.path("type");
        String typeField = field + ".type";
        if (given.isMissingNode() || given.isNull()) {
            throw new InputException(typeField, "is missing; there are " + String.join(", ", TYPES));
        }
        if (!given.isString()) {
            throw new InputException(
                    typeField, "must be one of " + String.join(", ", TYPES) + "; got " + JsonText.typeOf(given));
        }
        String type = given.asString().trim().toLowerCase(Locale.ROOT);
        if (!FIELDS.containsKey(type)) {
            String suggestion = Nearest.to(type, TYPES)
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("there are " + String.join(", ", TYPES));
            throw new InputException(
                    typeField, Excerpt.of(given.asString()) + " is not a type of pacer; " + suggestion);
        }
        return type;
    }

    private static Pacer read(String type, PacerFields fields) {
        return switch (type) {
            case "linear" -> linear(fields);
            case "sine" -> sine(fields);
            case "stepped" -> stepped(fields);
            case "poisson" ->
                new PoissonPacer(
                        fields.rate("ratePerSecond"),
                        fields.has("seed")
                                ? fields.wholeNumber("seed")
                                : ThreadLocalRandom.current().nextLong(SEEDS));
            case "unpaced" -> new UnpacedPacer();
            default -> new ConstantPacer(fields.rate("ratePerSecond"));
        };
    }

    private static Pacer linear(PacerFields fields) {
        double start = fields.rateOrZero("startRatePerSecond");
        double slope = fields.number("slopePerSecond");
        if (Math.abs(slope) > Pacer.MAX_RATE_PER_SECOND) {
            throw fields.wrong("slopePerSecond", "must be from -1e9 to 1e9");
        }
        if (start == 0 && slope <= 0) {
            throw fields.wrong("slopePerSecond", "must be above 0 when the rate begins at 0");
        }
        return new LinearPacer(start, slope);
    }

    private static Pacer sine(PacerFields fields) {
        double mean = fields.rate("meanRatePerSecond");
        double amplitude = fields.rateOrZero("amplitudePerSecond");
        if (amplitude >= mean) {
            throw fields.wrong("amplitudePerSecond", "must be from 0 to below the mean rate");
        }
        if (mean + amplitude > Pacer.MAX_RATE_PER_SECOND) {
            throw fields.wrong("amplitudePerSecond", "must be at most 1e9 together with the mean rate");
        }
        Duration period = fields.duration("period");
        return new SinePacer(mean, amplitude, period, fields.has("offsetRadians") ? fields.number("offsetRadians") : 0);
    }

    private static Pacer stepped(PacerFields fields) {
        List<JsonNode> elements = fields.list("steps", MAX_STEPS);
        List<Step> steps = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            PacerFields step =
                    PacerFields.of(fields.name("steps") + "[" + i + "]", elements.get(i), STEP_FIELDS, "a step");
            steps.add(new Step(step.rateOrZero("ratePerSecond"), step.duration("duration")));
        }
        if (steps.stream().allMatch(step -> step.ratePerSecond() == 0)) {
            throw fields.wrong("steps", "must have at least one step with a rate above 0");
        }
        return new SteppedPacer(steps);
    }
}

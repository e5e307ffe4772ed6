package io.loadtester.spec;

import io.loadtester.common.schedule.Pacer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Reads rates: a number of hits per second, or hits per duration in Vegeta's notation: {@code 50}, {@code 50/1s},
 * {@code 100/m}, {@code 5/500ms}. The result is in hits per second, above 0 and at most {@link
 * Pacer#MAX_RATE_PER_SECOND}.
 */
public final class RateParser {

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final String FORM = "a rate like 50, 50/1s, 100/m or 5/500ms (hits per second when it has no unit)";
    private static final String UNPACED = "must be above 0";

    private RateParser() {}

    /** @throws InputException if the text is not a rate, not above 0, or above a thousand million per second */
    public static double parse(String field, String text) {
        double rate = parseOrZero(field, text);
        if (rate == 0) {
            throw new InputException(field, UNPACED);
        }
        return rate;
    }

    static double parseOrZero(String field, String text) {
        String trimmed = text.trim();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.equals("infinity") || lower.equals("inf")) {
            throw new InputException(field, UNPACED);
        }
        int slash = trimmed.indexOf('/');
        BigDecimal hits = Decimal.of(
                        slash < 0 ? trimmed : trimmed.substring(0, slash).trim())
                .orElseThrow(() -> new InputException(field, "must be " + FORM + "; got " + Excerpt.of(text)));
        if (hits.signum() < 0) {
            throw new InputException(field, "must not be negative; got " + Excerpt.of(text));
        }
        BigDecimal perNanos = slash < 0
                ? NANOS_PER_SECOND
                : perNanos(field, text, trimmed.substring(slash + 1).trim());
        double rate = hits.multiply(NANOS_PER_SECOND)
                .divide(perNanos, MathContext.DECIMAL128)
                .doubleValue();
        if (rate > Pacer.MAX_RATE_PER_SECOND) {
            throw new InputException(field, "must be at most 1000000000 hits per second; got " + Excerpt.of(text));
        }
        return rate;
    }

    /**
     * @param value a JSON number of hits per second, or a string
     * @throws InputException as {@link #parse(String, String)}, and for any other JSON type
     */
    public static double parse(String field, JsonNode value) {
        return parse(field, text(field, value));
    }

    /** Also allows a rate of 0, for a pause. */
    static double parseOrZero(String field, JsonNode value) {
        return parseOrZero(field, text(field, value));
    }

    static String text(String field, JsonNode value) {
        if (!value.isNumber() && !value.isString()) {
            throw new InputException(field, "must be " + FORM + "; got " + JsonText.typeOf(value));
        }
        return value.asString();
    }

    private static BigDecimal perNanos(String field, String text, String unit) {
        boolean unitAlone = !unit.isEmpty() && Character.isLetter(unit.charAt(0));
        Duration per;
        try {
            per = DurationParser.parse(field, unitAlone ? "1" + unit : unit);
        } catch (InputException notADuration) {
            throw new InputException(field, "must be " + FORM + "; got " + Excerpt.of(text));
        }
        if (per.isZero()) {
            throw new InputException(field, "must be hits per a duration above 0; got " + Excerpt.of(text));
        }
        return BigDecimal.valueOf(per.toNanos());
    }
}

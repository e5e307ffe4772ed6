package io.loadtester.spec;

import io.loadtester.common.result.GoDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads durations: Go's duration strings ({@code 1h2m3.5s}, {@code 250ms}, {@code 10us}), and bare numbers, which are
 * seconds. Truncated to nanoseconds. The result is from 0 to {@link Long#MAX_VALUE} nanoseconds; callers check narrower
 * limits.
 */
public final class DurationParser {

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_LENGTH = 100;
    private static final Pattern PART = Pattern.compile("\\G(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final String FORM =
            "a duration like 30s, 1m30s, 250ms or 2h (units h, m, s, ms, us, ns), or a number of seconds";

    private DurationParser() {}

    /** @throws InputException if the text is not a duration, is negative, or too long */
    public static Duration parse(String field, String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            throw new InputException(field, "must be " + FORM + "; it is empty");
        }
        boolean negative = trimmed.startsWith("-");
        String unsigned = negative || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        BigDecimal nanos = bareSeconds(unsigned)
                .or(() -> sumOfParts(unsigned))
                .orElseThrow(() -> new InputException(field, "must be " + FORM + "; got " + Excerpt.of(text)));
        if (negative && nanos.signum() != 0) {
            throw new InputException(field, "must not be negative; got " + Excerpt.of(text));
        }
        if (nanos.compareTo(LONGEST_NANOS) > 0) {
            throw new InputException(
                    field, "is too long: " + Excerpt.of(text) + "; the longest duration is 2562047h (292 years)");
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /**
     * @param value a JSON number of seconds, or a string
     * @throws InputException as {@link #parse(String, String)}, and for any other JSON type
     */
    public static Duration parse(String field, JsonNode value) {
        if (!value.isNumber() && !value.isString()) {
            throw new InputException(field, "must be " + FORM + "; got " + JsonText.typeOf(value));
        }
        return parse(field, value.asString());
    }

    private static Optional<BigDecimal> bareSeconds(String text) {
        return text.startsWith("-") || text.startsWith("+")
                ? Optional.empty()
                : Decimal.of(text).map(NANOS_PER_SECOND::multiply);
    }

    private static Optional<BigDecimal> sumOfParts(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            BigDecimal unit = GoDuration.unitNanos(part.group(2)).orElseThrow();
            sum = sum.add(new BigDecimal(part.group(1)).multiply(unit));
            end = part.end();
        }
        return end > 0 && end == text.length() ? Optional.of(sum) : Optional.empty();
    }
}

package io.loadtester.reporting.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A percentile that somebody wants to see, from 0 to 100; a decimal number, so that 99.9 is 99.9. */
public record Percentile(@JsonValue BigDecimal value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100);

    /** Nothing if the text is no decimal number from 0 to 100 with at most nine decimals. */
    public static Optional<Percentile> parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        return value.compareTo(LARGEST) > 0
                ? Optional.empty()
                : Optional.of(
                        new Percentile(new BigDecimal(value.stripTrailingZeros().toPlainString())));
    }

    /** Of numbers that are known to be percentiles. */
    public static List<Percentile> listOf(double... values) {
        return Arrays.stream(values)
                .mapToObj(value ->
                        parse(BigDecimal.valueOf(value).toPlainString()).orElseThrow())
                .toList();
    }

    /** A percentile that was computed, as people write it: 99.902. */
    public static String rounded(double percentile) {
        return new BigDecimal(percentile)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Such as 99.9. */
    public String label() {
        return value.toPlainString();
    }
}

package io.loadtester.reporting.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A requested percentile, from 0 to 100; decimal, so that 99.9 stays exact. */
public record Percentile(@JsonValue BigDecimal value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100);

    /** Empty if the text is not a decimal number from 0 to 100 with at most nine decimals. */
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

    /** From numbers known to be percentiles. */
    public static List<Percentile> listOf(double... values) {
        return Arrays.stream(values)
                .mapToObj(value ->
                        parse(BigDecimal.valueOf(value).toPlainString()).orElseThrow())
                .toList();
    }

    /** A computed percentile, rounded for people: 99.902. */
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

package io.loadtester.spec;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers that users write, limited so that no input makes later arithmetic slow or wrong. */
final class Decimal {

    /** Replaces anything larger; far outside any range this program allows. */
    private static final BigDecimal HUGE = BigDecimal.TEN.pow(40);

    private static final int MAX_DIGITS = 40;
    private static final int MAX_LENGTH = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Decimal() {}

    /** The number; empty if the text is not one. Values beyond ±1e40 become ±1e40, those below 1e-40 zero. */
    static Optional<BigDecimal> of(String text) {
        if (text.length() > MAX_LENGTH || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text);
            long magnitude = (long) value.precision() - value.scale();
            if (value.signum() == 0 || magnitude < -MAX_DIGITS) {
                return Optional.of(BigDecimal.ZERO);
            }
            return Optional.of(magnitude > MAX_DIGITS ? huge(text) : value);
        } catch (NumberFormatException exponentBeyondInt) {
            boolean small = text.contains("e-") || text.contains("E-");
            return Optional.of(small ? BigDecimal.ZERO : huge(text));
        }
    }

    private static BigDecimal huge(String text) {
        return text.startsWith("-") ? HUGE.negate() : HUGE;
    }
}

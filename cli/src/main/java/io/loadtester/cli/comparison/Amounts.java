package io.loadtester.cli.comparison;

import io.loadtester.common.result.GoDuration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Formats the numbers of a comparison with their units. */
final class Amounts {

    private Amounts() {}

    /** A figure or a difference, without a plus sign. */
    static String of(JsonNode amount, String unit) {
        double value = amount.asDouble(0);
        return switch (unit) {
            case "nanos" -> GoDuration.latency(Math.round(value));
            case "share" -> String.format(Locale.ROOT, "%.2f%%", 100 * value);
            default -> String.format(Locale.ROOT, "%.1f/s", value);
        };
    }

    /** A difference, with its sign. */
    static String signed(JsonNode amount, String unit) {
        double value = amount.asDouble(0);
        String text = unit.equals("nanos")
                ? GoDuration.rounded(Math.abs(Math.round(value)))
                : of(amount, unit).replace("-", "");
        return (value < 0 ? "-" : "+") + text;
    }

    /** A share of the reference, with its sign. */
    static String percent(JsonNode share) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * share.asDouble(0));
    }

    /** The figure's change from the reference, relative if the reference allows it. */
    static String change(JsonNode figure) {
        JsonNode relative = figure.path("relativeDifference");
        return relative.isNumber()
                ? percent(relative)
                : signed(figure.path("difference"), figure.path("unit").asString(""));
    }

    /** The range of the change, or a dash if it is unknown. */
    static String range(JsonNode figure) {
        String unit = figure.path("unit").asString("");
        if (!figure.path("low").isNumber()) {
            return "-";
        }
        return figure.path("relativeLow").isNumber()
                ? percent(figure.path("relativeLow")) + " to " + percent(figure.path("relativeHigh"))
                : signed(figure.path("low"), unit) + " to " + signed(figure.path("high"), unit);
    }
}

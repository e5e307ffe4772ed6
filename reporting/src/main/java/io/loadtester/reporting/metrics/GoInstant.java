package io.loadtester.reporting.metrics;

import java.time.Instant;

/** Formats instants as Go does in JSON. */
final class GoInstant {

    private GoInstant() {}

    /** In UTC, with as many decimals as needed; Java writes three, six or nine. */
    static String of(Instant instant) {
        String text = instant.toString();
        return text.indexOf('.') < 0 ? text : text.replaceFirst("0+Z$", "Z");
    }
}

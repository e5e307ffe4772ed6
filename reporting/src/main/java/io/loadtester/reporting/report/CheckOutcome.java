package io.loadtester.reporting.report;

/**
 * The outcome of one check of a report.
 *
 * @param name of the check
 * @param text why it did not pass, or a note if it did; may be empty
 */
public record CheckOutcome(String name, boolean passed, String text) {}

package io.loadtester.reporting.report;

/**
 * What came of something that is checked of every test.
 *
 * @param name of the check
 * @param text why it did not pass, or what is worth knowing although it did; may be empty
 */
public record CheckOutcome(String name, boolean passed, String text) {}

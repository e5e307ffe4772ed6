package io.loadtester.common.input;

import io.loadtester.common.test.AttackOptions;

/**
 * Attack options as a user gave them, complete with defaults.
 *
 * @param options how requests are made
 * @param format how the targets are written
 * @param name the attack's name; empty to take the test's
 */
public record ParsedOptions(AttackOptions options, TargetFormat format, String name) {

    public static final ParsedOptions DEFAULTS = new ParsedOptions(AttackOptions.DEFAULTS, TargetFormat.AUTO, "");
}

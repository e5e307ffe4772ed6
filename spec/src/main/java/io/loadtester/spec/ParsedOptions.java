package io.loadtester.spec;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackOptions;
import org.jspecify.annotations.Nullable;

/**
 * Attack options as a user gave them, complete with defaults.
 *
 * @param options how requests are made
 * @param format how the targets are written
 * @param name the attack's name; empty to take the test's
 * @param pacer in place of a constant rate; null unless given
 */
public record ParsedOptions(
        AttackOptions options,
        TargetFormat format,
        String name,
        @Nullable Pacer pacer) {

    public static final ParsedOptions DEFAULTS = new ParsedOptions(AttackOptions.DEFAULTS, TargetFormat.AUTO, "", null);
}

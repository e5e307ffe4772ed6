package io.loadtester.spec;

import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackOptions;
import org.jspecify.annotations.Nullable;

/**
 * Attack options given by a user, completed with defaults.
 *
 * @param options how requests are made
 * @param format the format of the targets
 * @param name the attack's name; empty to use the test's
 * @param pacer replaces a constant rate; null if not given
 */
public record ParsedOptions(
        AttackOptions options,
        TargetFormat format,
        String name,
        @Nullable Pacer pacer) {

    public static final ParsedOptions DEFAULTS = new ParsedOptions(AttackOptions.DEFAULTS, TargetFormat.AUTO, "", null);
}

package io.loadtester.spec;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.test.AttackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An attack option: everything about it that is not the code that obeys it.
 *
 * @param name as JSON has it
 * @param aliases other names that mean the same
 * @param title two to five words for a page
 * @param help what it does, in sentences for who has to choose a value
 * @param of its value among attack options; null for what is no part of them
 * @param fallback the value of an option that is not given
 * @param flag how the command line has it; null if it does not
 * @param <T> a value
 */
public record AttackOption<T>(
        String name,
        List<String> aliases,
        OptionType<T> type,
        String title,
        String help,
        @Nullable Function<AttackOptions, T> of,
        T fallback,
        @Nullable OptionFlag flag) {

    /** An option that is part of {@link AttackOptions}. */
    static <T> AttackOption<T> of(
            String name, OptionType<T> type, Function<AttackOptions, T> of, String title, String help) {
        return new AttackOption<>(name, List.of(), type, title, help, of, of.apply(AttackOptions.DEFAULTS), null);
    }

    /** An option that says how the others are read, or stands beside them. */
    static <T> AttackOption<T> beside(String name, OptionType<T> type, T fallback, String title, String help) {
        return new AttackOption<>(name, List.of(), type, title, help, null, fallback, null);
    }

    AttackOption<T> alias(String alias) {
        return new AttackOption<>(name, List.of(alias), type, title, help, of, fallback, flag);
    }

    /** Has the command line take it by its own name. */
    AttackOption<T> flag(OptionFlag.Form form, String label) {
        return flag(OptionFlag.nameOf(name), form, label, help);
    }

    AttackOption<T> flag(String flagName, OptionFlag.Form form, String label, String flagHelp) {
        return new AttackOption<>(
                name, aliases, type, title, help, of, fallback, new OptionFlag(flagName, form, label, flagHelp));
    }

    /** Its value among these options, as JSON; null if it is said by leaving the option out. */
    @Nullable
    JsonNode write(AttackOptions options) {
        return type.write(Objects.requireNonNull(of).apply(options));
    }

    /** Its value among these options, as people read it. */
    public String text(AttackOptions options) {
        return type.text(Objects.requireNonNull(of).apply(options));
    }

    /** What it is when it is not given, as a flag would say it; null if nothing needs to be said. */
    public @Nullable String fallbackText() {
        JsonNode written = of == null ? null : type.write(fallback);
        if (written == null) {
            return of == null ? null : type.text(fallback);
        }
        if (written.isString() && fallback instanceof Duration duration) {
            return duration.isZero() ? "0" : GoDuration.format(duration.toNanos());
        }
        return written.isValueNode() && !written.asString().isEmpty() ? written.asString() : null;
    }

    /** Whether these options have another value than the one it has when it is not given. */
    public boolean isSet(AttackOptions options) {
        return of != null && !Objects.equals(of.apply(options), fallback);
    }
}

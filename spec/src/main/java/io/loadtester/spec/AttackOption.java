package io.loadtester.spec;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.test.AttackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An attack option: everything about it except the code that implements it.
 *
 * @param name the name in JSON
 * @param aliases other accepted names
 * @param title two to five words for a page
 * @param help what it does, in sentences for users choosing a value
 * @param of reads its value from attack options; null if it is not part of them
 * @param fallback the default
 * @param flag its command line flag; null if there is none
 * @param <T> the type of its values
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

    /** An option that controls how the others are read, or is not part of {@link AttackOptions}. */
    static <T> AttackOption<T> beside(String name, OptionType<T> type, T fallback, String title, String help) {
        return new AttackOption<>(name, List.of(), type, title, help, null, fallback, null);
    }

    AttackOption<T> alias(String alias) {
        return new AttackOption<>(name, List.of(alias), type, title, help, of, fallback, flag);
    }

    /** Adds a command line flag of the same name. */
    AttackOption<T> flag(OptionFlag.Form form, String label) {
        return flag(OptionFlag.nameOf(name), form, label, help);
    }

    AttackOption<T> flag(String flagName, OptionFlag.Form form, String label, String flagHelp) {
        return new AttackOption<>(
                name, aliases, type, title, help, of, fallback, new OptionFlag(flagName, form, label, flagHelp));
    }

    /** The flags that set it, its own first; every alias is one, too. Empty if there is no flag. */
    public List<String> flagNames() {
        return flag == null
                ? List.of()
                : Stream.concat(Stream.of(flag.name()), aliases.stream().map(OptionFlag::nameOf))
                        .distinct()
                        .toList();
    }

    /** The value in these options as JSON; null if it is expressed by leaving the option out. */
    @Nullable
    JsonNode write(AttackOptions options) {
        return type.write(Objects.requireNonNull(of).apply(options));
    }

    /** The value in these options, for people. */
    public String text(AttackOptions options) {
        return type.text(Objects.requireNonNull(of).apply(options));
    }

    /** The default as written on the command line; null if it is not worth showing. */
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

    /** Whether it is part of {@link AttackOptions}. */
    boolean isPart() {
        return of != null;
    }

    /** Whether the value in these options differs from the default. */
    public boolean isSet(AttackOptions options) {
        return of != null && !Objects.equals(of.apply(options), fallback);
    }
}

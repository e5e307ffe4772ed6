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
 * @param display how a form shows it
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
        @Nullable OptionFlag flag,
        OptionDisplay display) {

    /** An option that is part of {@link AttackOptions}. */
    static <T> AttackOption<T> of(
            String name, OptionType<T> type, Function<AttackOptions, T> of, String title, String help) {
        T fallback = of.apply(AttackOptions.DEFAULTS);
        return new AttackOption<>(name, List.of(), type, title, help, of, fallback, null, OptionDisplay.DEFAULT);
    }

    /** An option that controls how the others are read, or is not part of {@link AttackOptions}. */
    static <T> AttackOption<T> beside(String name, OptionType<T> type, T fallback, String title, String help) {
        return new AttackOption<>(name, List.of(), type, title, help, null, fallback, null, OptionDisplay.DEFAULT);
    }

    AttackOption<T> alias(String alias) {
        return new AttackOption<>(name, List.of(alias), type, title, help, of, fallback, flag, display);
    }

    /** Adds a command line flag of the same name. */
    AttackOption<T> flag(OptionFlag.Form form, String label) {
        return flag(OptionFlag.nameOf(name), form, label, help);
    }

    AttackOption<T> flag(String flagName, OptionFlag.Form form, String label, String flagHelp) {
        OptionFlag added = new OptionFlag(flagName, form, label, flagHelp);
        return new AttackOption<>(name, aliases, type, title, help, of, fallback, added, display);
    }

    AttackOption<T> in(OptionGroup group) {
        return with(display.in(group));
    }

    /** Forms show it first. */
    AttackOption<T> common() {
        return with(display.asCommon());
    }

    /** @param unit what its number counts, in the plural */
    AttackOption<T> counting(String unit) {
        return with(display.counting(unit));
    }

    /** Its value holds for each worker by itself. */
    AttackOption<T> perWorker() {
        return with(display.forEachWorker());
    }

    /** In a test of the fleet, a field of the test takes its place. */
    AttackOption<T> withoutFleet() {
        return with(display.withoutFleet());
    }

    private AttackOption<T> with(OptionDisplay changed) {
        return new AttackOption<>(name, aliases, type, title, help, of, fallback, flag, changed);
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
        if (of == null) {
            return null;
        }
        String typed = typed(fallback);
        if (typed == null) {
            return type.write(fallback) == null ? type.text(fallback) : null;
        }
        return typed.isEmpty() ? null : typed;
    }

    /** The default as typed into a form: empty if it is to be left empty, null if it cannot be typed on one line. */
    public @Nullable String fallbackTyped() {
        return type.kind().isPlain() ? Objects.requireNonNullElse(typed(fallback), "") : null;
    }

    /** The value in these options as typed into a form; null if it cannot be, or may be a secret. */
    @Nullable
    String typedIn(AttackOptions options) {
        return type.kind().isPlain() ? typed(Objects.requireNonNull(of).apply(options)) : null;
    }

    private @Nullable String typed(T value) {
        JsonNode written = type.write(value);
        if (written == null || !written.isValueNode()) {
            return null;
        }
        if (written.isString() && value instanceof Duration duration) {
            return duration.isZero() ? "0" : GoDuration.format(duration.toNanos());
        }
        return written.asString();
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

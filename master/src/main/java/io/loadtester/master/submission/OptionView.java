package io.loadtester.master.submission;

import io.loadtester.spec.AttackOption;
import io.loadtester.spec.OptionDisplay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An attack option, with all that a form needs to ask for it.
 *
 * @param aliases other accepted names
 * @param title two to five words
 * @param help what it does, in sentences
 * @param kind what its values look like
 * @param unit what a number counts, in the plural; null if it is not a count
 * @param minimum of a number; null for none
 * @param maximum of a number; null for none
 * @param defaultValue as typed on one line, empty if it is expressed by leaving the option out; null if its values are
 *     not one line of text
 * @param choices the words to choose from; empty unless its values are words
 * @param group the title of the part of an attack that it is about; options of a group follow one another
 * @param common whether it is among the few that a form shows first
 * @param perWorker whether the value holds for each worker by itself rather than for the whole test
 * @param fleet whether a test of the fleet takes it; otherwise a field of the test takes its place
 */
record OptionView(
        String name,
        List<String> aliases,
        String title,
        String help,
        String kind,
        @Nullable String unit,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable String defaultValue,
        List<String> choices,
        String group,
        boolean common,
        boolean perWorker,
        boolean fleet) {

    static OptionView of(AttackOption<?> option) {
        JsonNode schema = option.type().schema();
        OptionDisplay display = option.display();
        List<String> choices = new ArrayList<>();
        schema.path("enum").forEach(word -> choices.add(word.asString()));
        return new OptionView(
                option.name(),
                option.aliases(),
                option.title(),
                option.help(),
                option.type().kind().word(),
                display.unit(),
                limit(schema.path("minimum"), Long.MIN_VALUE),
                limit(schema.path("maximum"), Long.MAX_VALUE),
                option.fallbackTyped(),
                choices,
                display.group().title(),
                display.common(),
                display.perWorker(),
                display.fleet());
    }

    /** Null for a limit that a long has anyway, which also is more than scripts can count. */
    private static @Nullable Long limit(JsonNode limit, long none) {
        return limit.isMissingNode() || limit.longValue() == none ? null : Long.valueOf(limit.longValue());
    }
}

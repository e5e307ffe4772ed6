package io.loadtester.master.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.spec.AttackOption;
import io.loadtester.spec.OptionGroup;
import io.loadtester.spec.OptionTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OptionsControllerTest {

    private final List<OptionView> described = new OptionsController().options().options();

    @ParameterizedTest
    @MethodSource("table")
    void describesAnOptionAsTheTableDoes(AttackOption<?> option) {
        JsonNode schema = option.type().schema();

        OptionView view = described(option.name());

        assertThat(view.aliases()).isEqualTo(option.aliases());
        assertThat(view.title()).isEqualTo(option.title());
        assertThat(view.help()).isEqualTo(option.help());
        assertThat(view.kind()).isEqualTo(option.type().kind().word());
        assertThat(view.unit()).isEqualTo(option.display().unit());
        assertThat(view.defaultValue()).isEqualTo(option.fallbackTyped());
        assertThat(view.group()).isEqualTo(option.display().group().title());
        assertThat(view.common()).isEqualTo(option.display().common());
        assertThat(view.perWorker()).isEqualTo(option.display().perWorker());
        assertThat(view.fleet()).isEqualTo(option.display().fleet());
        assertThat(Objects.requireNonNullElse(view.minimum(), Long.MIN_VALUE))
                .isEqualTo(schema.path("minimum").asLong(Long.MIN_VALUE));
        assertThat(Objects.requireNonNullElse(view.maximum(), Long.MAX_VALUE))
                .isEqualTo(schema.path("maximum").asLong(Long.MAX_VALUE));
        assertThat(view.choices())
                .isEqualTo(schema.path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    static Stream<AttackOption<?>> table() {
        return OptionTable.ALL.stream();
    }

    @Test
    void describesEachOptionOnceGroupByGroup() {
        assertThat(described.stream().map(OptionView::name))
                .containsExactlyInAnyOrderElementsOf(
                        OptionTable.ALL.stream().<String>map(AttackOption::name).toList());
        assertThat(described.stream().map(OptionView::group).distinct())
                .containsExactlyElementsOf(
                        Stream.of(OptionGroup.values()).map(OptionGroup::title).toList());
        assertThat(described.stream().map(OptionView::group))
                .isSortedAccordingTo((one, other) -> Integer.compare(place(one), place(other)));
    }

    @Test
    void saysWhatAFormNeedsToKnow() {
        assertThat(described("maxConnections"))
                .isEqualTo(new OptionView(
                        "maxConnections",
                        List.of(),
                        "Connections per host at most",
                        "The most connections per host; 0 for no limit.",
                        "number",
                        "connections",
                        0L,
                        (long) Integer.MAX_VALUE,
                        "0",
                        List.of(),
                        "Connections",
                        true,
                        true,
                        true));
        assertThat(described("maxInFlight").defaultValue()).isEmpty();
        assertThat(described("timeout").defaultValue()).isEqualTo("30s");
        assertThat(described("http2").defaultValue()).isEqualTo("true");
        assertThat(described("key").defaultValue()).isNull();
        assertThat(described("format").choices()).containsExactly("auto", "http", "json");
        assertThat(described.stream().filter(option -> !option.fleet()).map(OptionView::name))
                .containsExactlyInAnyOrder("pacer", "format");
    }

    private OptionView described(String name) {
        return described.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int place(String group) {
        return Stream.of(OptionGroup.values()).map(OptionGroup::title).toList().indexOf(group);
    }
}

package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.AttackOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OptionTableTest {

    @Test
    void noTwoOptionsShareANameOrAFlag() {
        Set<String> names = new HashSet<>();
        for (AttackOption<?> option : OptionTable.ALL) {
            assertThat(names.add(option.name())).as(option.name()).isTrue();
            option.aliases()
                    .forEach(alias -> assertThat(names.add(alias)).as(alias).isTrue());
            if (option.flag() != null) {
                assertThat(names.add(option.flag().name()))
                        .as(option.flag().name())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void whatAnOptionIsByDefaultIsReadAsWhatItIsByDefault(AttackOption<?> option) {
        JsonNode written = option.of() == null ? null : option.write(AttackOptions.DEFAULTS);
        if (written != null) {
            ObjectNode json = JsonMapper.shared().createObjectNode();
            json.set(option.name(), written);
            assertThat(AttackOptionsParser.parse("options", json)).isEqualTo(ParsedOptions.DEFAULTS);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void saysWhatItDoesAndWhatItTakes(AttackOption<?> option) {
        assertThat(option.title()).isNotBlank();
        assertThat(option.help()).endsWith(".");
        assertThat(OptionTable.schema()
                        .at("/properties/" + option.name() + "/type")
                        .isMissingNode())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("options")
    void whatAFormBeginsWithIsReadAsTheDefault(AttackOption<?> option) {
        String typed = option.fallbackTyped();

        assertThat(typed != null).isEqualTo(option.type().kind().isPlain());
        if (typed != null && !typed.isEmpty()) {
            ObjectNode json = JsonMapper.shared().createObjectNode();
            switch (option.type().kind()) {
                case FLAG -> json.put(option.name(), Boolean.parseBoolean(typed));
                case NUMBER -> json.put(option.name(), Long.parseLong(typed));
                default -> json.put(option.name(), typed);
            }
            assertThat(AttackOptionsParser.parse("options", json)).isEqualTo(ParsedOptions.DEFAULTS);
        }
    }

    static Stream<AttackOption<?>> options() {
        return OptionTable.ALL.stream();
    }

    @ParameterizedTest
    @CsvSource({
        "max-in-flight, maxInFlight",
        "max_in_flight, maxInFlight",
        "maxWorkers, maxInFlight",
        "workers, initialInFlight",
        "header, headers",
        "proxy-header, proxyHeaders"
    })
    void findsAnOptionInEverySpelling(String written, String name) {
        assertThat(OptionTable.find(written).map(AttackOption::name)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "maxInFlight, --max-in-flight",
        "maxWorkers, --max-workers",
        "workers, --workers",
        "headers, --header",
        "proxyHeaders, --proxy-header",
        "assertions[1].status, --assert",
        "assertions, --assert",
        "template, --no-template",
        "feeder.csv, --feeder",
        "feeder.seed, --feeder-seed",
        "rootCerts, --root-certs"
    })
    void namesTheFlagThatGivesAnOption(String path, String flag) {
        assertThat(OptionTable.flagOf(path)).isEqualTo(flag);
    }

    @Test
    void anOptionGivenInTwoSpellingsIsGivenTwice() {
        assertThatThrownBy(() -> AttackOptionsParser.parse("attack", "{\"header\": [], \"headers\": []}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is given twice, also as header");
    }

    @Test
    void tellsWhatASettingIsWithoutItsSecrets() {
        AttackOptions options = AttackOptionsParser.parse(
                        "attack",
                        "{\"headers\": [\"Authorization: Bearer hidden\"], \"maxWorkers\": 5, \"dnsTtl\": -1}")
                .options();

        assertThat(List.of(
                        OptionTable.HEADERS.text(options),
                        OptionTable.MAX_IN_FLIGHT.text(options),
                        OptionTable.DNS_TTL.text(options)))
                .containsExactly("Authorization", "5", "not at all");
        assertThat(OptionTable.ALL.stream()
                        .filter(option -> option.isSet(options))
                        .map(AttackOption::name))
                .containsExactly("headers", "maxInFlight", "dnsTtl");
    }

    @Test
    void listsTheSettingsInEffectForAPage() {
        AttackOptions options = AttackOptionsParser.parse(
                        "attack",
                        "{\"headers\": [\"Authorization: Bearer hidden\"], \"redirects\": -1, \"timeout\": \"0s\","
                                + " \"assertions\": [{\"body\": {\"contains\": \"hidden\"}}]}")
                .options();

        assertThat(OptionTable.settings(options))
                .contains(
                        new OptionTable.Setting("timeout", "Timeout", "none", "0"),
                        new OptionTable.Setting("redirects", "Redirects followed", "none, count as success", "-1"),
                        new OptionTable.Setting("headers", "Headers", "Authorization", null),
                        new OptionTable.Setting("assertions", "Assertions", "1 assertion", null),
                        new OptionTable.Setting("keepalive", "Keep-alive", "yes", "true"),
                        new OptionTable.Setting("maxInFlight", "Hits in flight at most", "no limit", null))
                .extracting(OptionTable.Setting::title)
                .doesNotContain("Idle connections closed after", "Body", "Name", "Feeder")
                .doesNotHaveDuplicates();
    }
}

package io.loadtester.common.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AttackOptionsParserTest {

    private static final String FIELD = "vegetaPayloadJson";

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{}", "null", " { } ", "{\"timeout\": null, \"http2\": null}"})
    void takesWhatIsLeftOutAsDefault(String json) {
        assertThat(AttackOptionsParser.parse(FIELD, json)).isEqualTo(ParsedOptions.DEFAULTS);
    }

    @Test
    void readsAllSupportedOptions() {
        ParsedOptions parsed = AttackOptionsParser.parse(FIELD, """
                {"name": "mine", "timeout": "1m30s", "redirects": -1, "keepalive": false, "insecure": true,
                 "connections": 5, "maxConnections": 6, "workers": 7, "maxWorkers": 8,
                 "headers": {"A": "1", "B": ["2", "3"]}, "body": "aGk=", "format": "json"}
                """);

        AttackOptions expected = new AttackOptions(
                Duration.ofSeconds(90),
                AttackOptions.NO_FOLLOW,
                false,
                true,
                5,
                6,
                7,
                8,
                List.of(new Header("A", "1"), new Header("B", "2"), new Header("B", "3")),
                Body.of("hi".getBytes(UTF_8)));
        assertThat(parsed).isEqualTo(new ParsedOptions(expected, TargetFormat.JSON, "mine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxWorkers", "max-workers", "max_workers", "-max-workers", "--max-workers"})
    void knowsTheSpellingOfVegetasFlags(String key) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"" + key + "\": 3}")
                        .options()
                        .maxWorkers())
                .isEqualTo(3);
    }

    @Test
    void readsTheGuidesExample() {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"timeout\": 5}")
                        .options()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"A: 1\"]", "\"A: 1\"", "{\"A\": \"1\"}", "{\"A\": [\"1\"]}"})
    void readsHeadersInEachFormVegetaUsersWrite(String headers) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"header\": " + headers + "}")
                        .options()
                        .headers())
                .containsExactly(new Header("A", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551615", "9223372036854775807"})
    void takesVegetasDefaultOfMaxWorkersAsNoLimit(String count) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"maxWorkers\": " + count + "}")
                        .options()
                        .maxWorkers())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http2\": false",
                "\"h2c\": false",
                "\"chunked\": false",
                "\"session-tickets\": false",
                "\"lazy\": false",
                "\"maxBody\": -1",
                "\"dns-ttl\": \"0s\"",
                "\"laddr\": \"0.0.0.0\"",
                "\"resolvers\": []",
                "\"cert\": \"\"",
                "\"proxyHeaders\": {}"
            })
    void acceptsValuesOfComingOptionsThatSayWhatHappensAnyway(String option) {
        assertThat(AttackOptionsParser.parse(FIELD, "{" + option + "}")).isEqualTo(ParsedOptions.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"http2\": true} | http2 | is not supported yet",
                "{\"h2c\": true} | h2c | is not supported yet",
                "{\"chunked\": true} | chunked | is not supported yet",
                "{\"lazy\": true} | lazy | is not supported yet",
                "{\"max-body\": 0} | max-body | is not supported yet",
                "{\"dnsTtl\": -1} | dnsTtl | is not supported yet",
                "{\"pacer\": {\"type\": \"sine\"}} | pacer | is not supported yet",
                "{\"root-certs\": \"PEM\"} | root-certs | is not supported yet",
                "{\"connectTo\": [\"a:1:b:2\"]} | connectTo | is not supported yet",
                "{\"maxRequests\": 5} | maxRequests | is not supported yet",
                "{\"buckets\": \"[0,1ms]\"} | buckets | is not supported yet",
                "{\"output\": \"x.bin\"} | output | would write a file on a worker",
                "{\"targets\": \"x\"} | targets | would read a file on a worker",
                "{\"unix-socket\": \"/x\"} | unix-socket | would open a file on a worker",
                "{\"cpus\": 2} | cpus | is refused",
                "{\"rate\": 5} | rate | the rate is a field of the test",
                "{\"duration\": \"5s\"} | duration | the duration is a field of the test",
                "{\"timout\": 5} | timout | did you mean timeout?",
                "{\"keepAlive\": true} | keepAlive | did you mean keepalive?",
                "{\"maxConection\": 5} | maxConection | did you mean maxConnections?",
                "{\"zzzzzzzz\": null} | zzzzzzzz | is not an attack option; there are name, timeout",
                "{\"timeout\": -1} | timeout | must not be negative",
                "{\"timeout\": \"soon\"} | timeout | must be a duration",
                "{\"timeout\": true} | timeout | must be a duration",
                "{\"redirects\": -2} | redirects | must be a whole number from -1 to 2147483647; got -2",
                "{\"redirects\": 1.5} | redirects | must be a whole number of -1 or more; got the number 1.5",
                "{\"redirects\": \"3\"} | redirects | got the string \"3\"",
                "{\"redirects\": 1e999999999} | redirects | must be a whole number",
                "{\"keepalive\": \"yes\"} | keepalive | must be true or false; got the string \"yes\"",
                "{\"insecure\": 1} | insecure | must be true or false; got the number 1",
                "{\"connections\": -1} | connections | must be a whole number from 0",
                "{\"connections\": 3000000000} | connections | to 2147483647",
                "{\"workers\": 0} | workers | must be a whole number from 1",
                "{\"max-workers\": 0} | max-workers | leave it out for no limit",
                "{\"maxWorkers\": 1, \"max-workers\": 2} | max-workers | is given twice, also as maxWorkers",
                "{\"headers\": [\"no colon\"]} | headers | must be \"Name: value\"",
                "{\"headers\": {\"A\": \"x\\r\\nB: y\"}} | headers | must not hold line breaks",
                "{\"headers\": 5} | headers | must be an object of names and values",
                "{\"body\": \"@/etc/passwd\"} | body | a file would be read on a worker",
                "{\"body\": \"not base64!\"} | body | must be base64",
                "{\"body\": 5} | body | must be a string",
                "{\"format\": \"xml\"} | format | must be auto, http or json",
                "{\"name\": \"a\\nb\"} | name | no control characters"
            })
    void refusesAnOptionAndNamesIt(String json, String option, String message) {
        assertThatThrownBy(() -> AttackOptionsParser.parse(FIELD, json))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(FIELD + "." + option))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "true", "{", "{}{}", "{} x", "nope", "{\"a\":}", "'", "\u0000"})
    void refusesWhatIsNotOneJsonObject(String json) {
        assertThatThrownBy(() -> AttackOptionsParser.parse(FIELD, json))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(FIELD))
                .hasMessageContaining("JSON");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        assertThatThrownBy(() -> AttackOptionsParser.parse(FIELD, "{\"a\":".repeat(2_000)))
                .isInstanceOf(InputException.class);
    }

    @Test
    void readsJsonThatWasParsedByOthers() {
        assertThat(AttackOptionsParser.parse("attack", JsonMapper.shared().readTree("{\"timeout\": 0.1}"))
                        .options()
                        .timeout())
                .isEqualTo(Duration.ofMillis(100));
    }
}

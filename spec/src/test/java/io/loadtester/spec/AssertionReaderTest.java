package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.Regex;
import io.loadtester.common.test.StatusCodes;
import io.loadtester.common.test.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AssertionReaderTest {

    private static final String EVERY_KIND = """
            [{"status": ["2xx", 304]},
             {"header": "Content-Type", "equals": "text/plain"},
             {"header": "ETag", "matches": "^\\"[0-9]+\\"$"},
             {"body": {"contains": "grüße"}},
             {"body": {"matches": "a+b"}},
             {"json": "/user/id", "equals": {"a": [5, null, "x"]}},
             {"maxBytes": 1000}]""";

    private static final List<Assertion> ASSERTIONS = List.of(
            new Assertion.Status(List.of(StatusCodes.ofClass(2), StatusCodes.one(304))),
            new Assertion.HeaderEquals("Content-Type", "text/plain"),
            new Assertion.HeaderMatches("ETag", Regex.of("^\"[0-9]+\"$")),
            new Assertion.BodyContains("grüße"),
            new Assertion.BodyMatches(Regex.of("a+b")),
            new Assertion.JsonEquals("/user/id", JacksonValue.of("{\"a\": [5, null, \"x\"]}")),
            new Assertion.BodyAtMost(1000));

    @Test
    void readsEveryKindOfAssertion() {
        assertThat(read(EVERY_KIND)).isEqualTo(ASSERTIONS);
    }

    @Test
    void readsWhatItsWriterWrites() {
        assertThat(AssertionReader.read(Place.field("a"), AssertionJson.write(ASSERTIONS)))
                .isEqualTo(ASSERTIONS);
    }

    @Test
    void aTargetHasItsOwn() {
        String target = "{\"method\": \"GET\", \"url\": \"http://a/\", \"assertions\": " + EVERY_KIND + "}";

        Target read = TargetsParser.parse("targets", target.getBytes(UTF_8), TargetFormat.JSON)
                .get(0);

        assertThat(read.assertions()).isEqualTo(ASSERTIONS);
        assertThat(JsonTargets.target(Place.field("t"), TargetJson.write(read), new TargetUrls(true)))
                .isEqualTo(read);
    }

    @Test
    void oneCodeNeedsNoList() {
        assertThat(read("[{\"status\": 201}]")).containsExactly(new Assertion.Status(List.of(StatusCodes.one(201))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | a | must be a list of at most 100 assertions",
                "[5] | a[0] | must be an object with one of status, header, body, json and maxBytes; got the number 5",
                "[{\"maxBytes\": 1}, {}] | a[1] | must be an object with one of",
                "[{\"status\": 200, \"maxBytes\": 1}] | a[0] | got maxBytes and status",
                "[{\"status\": 200, \"equals\": 1}] | a[0].equals | does not go with status",
                "[{\"status\": []}] | a[0].status | at least one status code or class",
                "[{\"status\": \"2x\"}] | a[0].status | or classes like \"2xx\"; got the string \"2x\"",
                "[{\"status\": 600}] | a[0].status | from 100 to 599",
                "[{\"header\": \"a b\", \"equals\": \"x\"}] | a[0].header | is not a header name",
                "[{\"header\": \"A\"}] | a[0] | must have equals or matches",
                "[{\"header\": \"A\", \"equals\": \"b\", \"matches\": \"b\"}] | a[0] | not both",
                "[{\"header\": \"A\", \"matches\": \"(\"}] | a[0].matches | is not a regular expression (RE2 syntax): missing closing )",
                "[{\"body\": \"x\"}] | a[0].body | must have contains or matches",
                "[{\"body\": {\"contains\": \"\"}}] | a[0].body.contains | at least one character",
                "[{\"body\": {\"matches\": \"(?=x)\"}}] | a[0].body.matches | is not a regular expression (RE2 syntax)",
                "[{\"body\": {\"matches\": \"((x{100}){100}){100}\"}}] | a[0].body.matches | repeats too much",
                "[{\"json\": \"/a\"}] | a[0] | json needs equals",
                "[{\"json\": \"a\", \"equals\": 1}] | a[0].json | must be a JSON pointer like /user/id",
                "[{\"json\": \"/~2\", \"equals\": 1}] | a[0].json | must be a JSON pointer",
                "[{\"maxBytes\": -1}] | a[0].maxBytes | must be a whole number of bytes",
                "[{\"maxBytes\": 1.5}] | a[0].maxBytes | must be a whole number of bytes"
            })
    void refusesAnAssertionAndSaysWhere(String json, String field, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    private static List<Assertion> read(String json) {
        return AssertionReader.read(Place.field("a"), JsonMapper.shared().readTree(json));
    }
}

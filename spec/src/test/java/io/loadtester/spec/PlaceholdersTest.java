package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    private static final String FEEDER = "{\"feeder\": {\"csv\": \"user.name,note\\nann,\\\"a\\nb\\\"\\n\"}}";

    @Test
    void takesWhatCanBeFilledIn() {
        check("POST http://a/{{seq}}?u={{user.name}}\nX-Id: {{uuid}} {{user.name}}", FEEDER);
        check("[{\"method\": \"POST\", \"url\": \"http://a/\", \"bodyText\": \"a {{note}} {{now iso}}!\"}]", FEEDER);
        check("GET http://a/", "{\"headers\": {\"A\": \"{{randomInt 1 6}}\"}, \"body\": \"e3tzZXF9fQ==\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff{{x}}", "{{ sqe }}\u00ff", "\u00e4{{randomInt 9 1}}"})
    void whatLooksLikeAPlaceholderAmongBytesThatAreNoTextIsOne(String body) {
        String target = "[{\"method\": \"POST\", \"url\": \"http://a/\", \"body\": \""
                + Base64.getEncoder().encodeToString(body.getBytes(ISO_8859_1)) + "\"}]";

        assertThatThrownBy(() -> check(target, "{}"))
                .hasMessageContaining("with --no-template (template: false) braces are sent as they are");
        check(target, "{\"template\": false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST http://a/{{x}}", "GET http://a/\nA: {{x}}", "GET http://a/?{{\nA: }}{{"})
    void bracesAreAllowedWithoutTemplates(String target) {
        check(target, "{\"template\": false, \"headers\": {\"B\": \"{{y\"}, \"body\": \"e3t6\"}");
    }

    @Test
    void aBodyTooLongToBeFilledInIsRefused() {
        byte[] body = new byte[17 * 1024 * 1024];
        System.arraycopy("{{seq}}".getBytes(UTF_8), 0, body, 5, 7);
        Target target = new Target("t", "POST", URI.create("http://a/"), List.of(), Body.shared(ByteBuffer.wrap(body)));

        assertThatThrownBy(() -> Placeholders.check("t", List.of(target), "o", AttackOptions.DEFAULTS))
                .hasMessageContaining("a body of 17825792 bytes is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET http://a/{{sec}} | t | target \"GET http://a/{{sec}}\": {{sec}} is not a placeholder; did you mean seq?",
                "GET http://a/{{user.nme}} | t | {{user.nme}} is not a placeholder; did you mean user.name?",
                "GET http://a/{{zzzzz}} | t | there are seq, uuid, randomInt a b, now, now iso, and the feeder's columns"
                        + " user.name, note",
                "GET http://a/\\nA: {{uid}} | t | {{uid}} is not a placeholder; did you mean uuid?",
                "GET http://a/\\nA: {{note}} | t | header A: {{note}} has a line break or another control character in row 1",
                "GET http://a/\\nA: {{seq | t | {{seq has no closing }}",
                "GET http://a/{{randomInt 9 1}} | t | must have two whole numbers",
                "GET http://a/{{seq | t | has no closing",
                "GET http://{{user.name}}/ | t | placeholders are allowed in its path and query only",
                "GET http://a:{{seq}}/ | t | placeholders are allowed in its path and query only"
            })
    void namesTargetAndPlaceholder(String target, String field, String message) {
        assertThatThrownBy(() -> check(target.replace("\\n", "\n"), FEEDER))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @Test
    void saysThatColumnsNeedAFeeder() {
        assertThatThrownBy(() -> check("GET http://a/{{user.name}}", "{}"))
                .hasMessageContaining("and the columns of a feeder, if the attack has one");
    }

    @Test
    void judgesWhatTheOptionsAddToo() {
        assertThatThrownBy(() -> check("GET http://a/", "{\"headers\": {\"A\": \"{{x}}\"}}"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("o.headers"));
    }

    private static void check(String targets, String options) {
        ParsedOptions read = AttackOptionsParser.parse("o", options);
        TargetRules rules = TargetRules.withoutFiles(read.options().request().template());
        List<Target> parsed = TargetsParser.parse("t", targets.getBytes(UTF_8), TargetFormat.AUTO, rules);
        Placeholders.check("t", parsed, "o", read.options());
    }
}

package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TargetsParserTest {

    /** The body of the guide's first curl command: a duplicate key, and a misspelt host. */
    private static final String GUIDE_EXAMPLE =
            "W3sibWV0aG9kIjoiR0VUIiwidXJsIjoiaHR0cDovL2xvY2FsaG9zdDo4MDgwL2FwaS9kYXNoYm9hcmQifSx7Im1ldGhvZCI6IkdFVCIs"
                    + "Im1ldGhvZCI6IkdFVCIsInVybCI6Imh0dHA6Ly9sb2N0YWxob3N0OjgwODAvY291bnRlciJ9XQo=";

    @Test
    void readsTheGuidesExampleAsTwoTargets() {
        List<Target> targets =
                TargetsParser.parse("targetsBase64", Base64.getDecoder().decode(GUIDE_EXAMPLE), TargetFormat.AUTO);

        assertThat(targets)
                .extracting(target -> target.url().toString())
                .containsExactly("http://localhost:8080/api/dashboard", "http://loctalhost:8080/counter");
    }

    @Test
    void readsTheHttpFormat() {
        List<Target> targets = parse("""
                # a comment

                GET http://goku:9090/path/to/dragon?item=ball
                X-Account-ID: 8675309
                X-Account-ID: 99
                # inside
                Accept:*/*
                DELETE https://goku/path
                POST   http://goku/other

                PROPFIND http://goku/dav
                """);

        assertThat(targets)
                .containsExactly(
                        target(
                                "GET",
                                "http://goku:9090/path/to/dragon?item=ball",
                                new Header("X-Account-ID", "8675309"),
                                new Header("X-Account-ID", "99"),
                                new Header("Accept", "*/*")),
                        target("DELETE", "https://goku/path"),
                        target("POST", "http://goku/other"),
                        target("PROPFIND", "http://goku/dav"));
    }

    @Test
    void readsJsonLinesArraysAndObjectsOverSeveralLinesAlike() {
        String first = "{\"method\":\"GET\",\"url\":\"http://a/1\"}";
        String second = "{\"method\":\"POST\",\"url\":\"http://a/2\",\n  \"body\":\"aGk=\"}";
        Target[] expected = {
            target("GET", "http://a/1"),
            new Target("POST http://a/2", "POST", URI.create("http://a/2"), List.of(), Body.of("hi".getBytes(UTF_8)))
        };

        assertThat(parse(first + "\n" + second)).containsExactly(expected);
        assertThat(parse(first + "\r\n\r\n" + second + "\n")).containsExactly(expected);
        assertThat(parse("[" + first + ",\n" + second + "]")).containsExactly(expected);
        assertThat(parse("\ufeff [" + first + "," + second + "]\n")).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "body, aGVsbG8=, hello",
        "body, Pz8_, ???",
        "body, Pz8/, ???",
        "body, 'fn5-', ~~~",
        "body, '', ''",
        "bodyText, abcd, abcd",
        "bodyText, '{\"a\": 1}', '{\"a\": 1}'",
        "bodyText, @file, @file",
        "bodyText, '', ''"
    })
    void readsBytesAndTextUnderKeysOfTheirOwn(String key, String body, String sent) {
        assertThat(parse(post(key, body)).get(0).body()).isEqualTo(Body.of(sent.getBytes(UTF_8)));
    }

    @Test
    void takesWhatIsBase64ForBytesWhateverItSpells() {
        assertThat(parse(post("body", "abcd")).get(0).body()).isEqualTo(Body.of(new byte[] {0x69, (byte) 0xb7, 0x1d}));
        assertThat(parse(post("body", "aGVs\r\nbG8=")).get(0).body()).isEqualTo(Body.of("hello".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "hi", "{\"a\": 1}", "hello-world", "aGVsbG8", "@file", "größe", " abcd"})
    void refusesABodyThatIsNotBase64AndSaysWhereTextGoes(String body) {
        assertThatThrownBy(() -> parse(post("body", body)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("body must be base64; text goes under bodyText instead; got \"");
    }

    @Test
    void refusesBytesAndTextAtOnce() {
        String both = post("body", "aGk=").replace("}", ",\"bodyText\":\"hi\"}");

        assertThatThrownBy(() -> parse(both)).hasMessageContaining("bodyText replaces body");
    }

    private static String post(String key, String body) {
        return "{\"method\":\"POST\",\"url\":\"http://a/\",\"" + key + "\":"
                + JsonMapper.shared().writeValueAsString(body) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"X-A\": [\"1\", \"2\"], \"X-B\": \"3\"}", "[\"X-A: 1\", \"X-A:2\", \"X-B: 3\"]"})
    void readsHeadersAsObjectsAndAsLines(String header) {
        assertThat(parse("{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":" + header + "}")
                        .get(0)
                        .headers())
                .containsExactly(new Header("X-A", "1"), new Header("X-A", "2"), new Header("X-B", "3"));
    }

    @Test
    void makesAnAuthorizationHeaderOfUserInfo() {
        Target target = parse("GET http://me:p%40ss+w@host:81/x?y#part").get(0);

        assertThat(target.url()).hasToString("http://host:81/x?y");
        assertThat(target.name()).isEqualTo("GET http://host:81/x?y");
        assertThat(target.headers()).containsExactly(new Header("Authorization", "Basic " + base64("me:p@ss+w")));
    }

    @Test
    void prefersAnAuthorizationHeaderToUserInfo() {
        assertThat(parse("GET http://me@host/\nauthorization: Bearer x").get(0).headers())
                .containsExactly(new Header("authorization", "Bearer x"));
    }

    @Test
    void namesTargetsAfterMethodAndUrlUnlessTheyHaveANameOfTheirOwn() {
        assertThat(parse("{\"method\":\"get\",\"url\":\"http://a/\",\"name\":\" home \"}")
                        .get(0)
                        .name())
                .isEqualTo("home");
        assertThat(parse("GET http://a/" + "x".repeat(500)).get(0).name())
                .hasSize(200)
                .startsWith("GET http://a/xx");
    }

    @Test
    void sendsUrlsInAsciiAndOtherwiseAsWritten() {
        assertThat(parse("GET HTTP://Host/%7Ea/../b?q=ü&x[]=1").get(0).url())
                .hasToString("http://host/%7Ea/../b?q=%C3%BC&x[]=1");
        assertThat(parse("GET http://[::1]:8080/").get(0).url()).hasToString("http://[::1]:8080/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://my_service:8080/ http://my_service:8080/",
                "http://web.1/ http://web.1/",
                "http://127.1/x http://127.0.0.1/x",
                "http://Bücher.example/ü http://xn--bcher-kva.example/%C3%BC",
                "http://[fe80::1%25lo]:81/ http://[fe80::1%25lo]:81/",
                "http://a/x|y?{a}=\"b\"^` http://a/x%7Cy?%7Ba%7D=%22b%22%5E%60",
                "http://a/50%?b=%zz%41 http://a/50%25?b=%25zz%41",
                "http://a?b http://a?b"
            })
    void takesUrlsThatWorkElsewhere(String written, String requested) {
        Target target = parse("GET " + written).get(0);

        assertThat(target.url()).hasToString(requested);
        assertThat(parse(TargetJson.write(target).toString())).containsExactly(target);
    }

    @Test
    void encodesSpacesAndTakesLongUrls() {
        assertThat(parse("GET http://a/b c?d e").get(0).url()).hasToString("http://a/b%20c?d%20e");
        String longest = "http://a/" + "x".repeat(65_536 - 9);
        assertThat(parse("GET " + longest).get(0).url()).hasToString(longest);
    }

    @Test
    void keepsPlaceholdersBesideWhatIsEncoded() {
        assertThat(parse("GET http://a_b/{x}|{{seq}} {{\"|\"}}?%{{uuid}}")
                        .get(0)
                        .url())
                .hasToString("http://a_b/%7Bx%7D%7C{{seq}}%20{{\"|\"}}?%25{{uuid}}");
    }

    @Test
    void readsCredentialsAsTheyAreMeant() {
        assertThat(parse("GET http://a%3Ab:50%:c@host/").get(0).headers())
                .containsExactly(new Header("Authorization", "Basic " + base64("a:b:50%:c")));
    }

    @Test
    void keepsPlaceholdersInPathAndQuery() {
        Target target = parse("GET http://me@host:81/ü/{{ randomInt  1 6 }}?q={{first name}}&{{\"{{\"}}#{{seq}}")
                .get(0);

        assertThat(target.url())
                .isEqualTo(new UrlTemplate(
                        Url.parse("http://host:81"), "/%C3%BC/{{randomInt 1 6}}?q={{first name}}&{{\"{{\"}}"));
        assertThat(target.name()).isEqualTo("GET http://host:81/%C3%BC/{{randomInt 1 6}}?q={{first name}}&{{\"{{\"}}");
        assertThat(parse(TargetJson.write(target).toString())).containsExactly(target);
    }

    @Test
    void readsWeights() {
        Target target = parse("{\"method\":\"GET\",\"url\":\"http://a/\",\"weight\":1000}")
                .get(0);

        assertThat(target.weight()).isEqualTo(1_000);
        assertThat(parse(TargetJson.write(target).toString())).containsExactly(target);
        assertThat(parse("GET http://a/").get(0).weight()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "1.5", "\"2\"", "-1", "99999999999"})
    void refusesAWeightThatIsNone(String weight) {
        assertThatThrownBy(() -> parse("{\"method\":\"GET\",\"url\":\"http://a/\",\"weight\":" + weight + "}"))
                .hasMessageContaining("weight must be a whole number from 1 to 1000");
    }

    @Test
    void refusesWeightsThatAddUpToTooMuch() {
        String one = "{\"method\":\"GET\",\"url\":\"http://a/\",\"weight\":1000}";

        assertThatThrownBy(() -> parse(one.repeat(1_001))).hasMessageContaining("more than 1000000");
        assertThat(parse(one.repeat(1_000))).hasSize(1_000);
    }

    @Test
    void leavesOutContentLengthBecauseItFollowsFromTheBody() {
        assertThat(parse("GET http://a/\ncontent-length: 5").get(0).headers()).isEmpty();
    }

    static List<String[]> badTargets() {
        return List.of(
                row("", "no targets to attack"),
                row("# nothing\n\n", "no targets to attack"),
                row("[]", "no targets to attack"),
                row("GET", "line 1: bad target: must be \"METHOD URL\"; got \"GET\""),
                row("\n\nget http://a/", "line 3: bad method: \"get\"; must be upper case, like GET"),
                row("G3T http://a/", "line 1: bad method: \"G3T\""),
                row("CONNECT http://a/", "line 1: bad method: CONNECT opens a tunnel"),
                row("GET /path", "line 1: bad URL: \"/path\": it must begin with http:// or https://"),
                row("GET ftp://a/", "line 1: bad URL"),
                row("GET http://", "line 1: bad URL"),
                row("GET http:///x", "line 1: bad URL"),
                row("GET http://a b/", "line 1: bad URL"),
                row("GET http://a,b/", "its host must not have the character ','"),
                row("GET http://a..b/", "its host must not have dots with nothing between them"),
                row("GET http://::1/", "it must have an IPv6 address in brackets, like [::1]"),
                row("GET http://[::g]/", "what it has in brackets is not an IPv6 address"),
                row("GET http://a:b/", "the port must be from 1 to 65535"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\\n\\u0000b\"}", "control characters"),
                row("GET http://a:0/", "the port must be from 1 to 65535"),
                row("GET http://a:65536/", "the port must be from 1 to 65535"),
                row("GET http://a:99999999999/", "line 1: bad URL"),
                row("GET http://a/" + "x".repeat(65_536), "must not be longer than 65536 characters"),
                row("GET http://a/\nnot a header", "line 2: bad header: must be \"Name: value\"; got \"not a header\""),
                row("GET http://a/\n: x", "line 2: bad header"),
                row("GET http://a/\nX:", "line 2: bad header"),
                row("GET http://a/\nx y: z", "line 2: bad header: \"x y\" is not a header name"),
                row(
                        "GET http://a/\nTransfer-Encoding: chunked",
                        "line 2: bad header: Transfer-Encoding is not supported"),
                row("GET http://a/\n@/etc/passwd", "line 2: bad body: \"@/etc/passwd\" would read a file on a worker"),
                row("GET http://a/\n\nGET http:/b/c", "line 3: bad URL"),
                row("{\"url\":\"http://a/\"}", "line 1: target: required method is missing"),
                row("{\"method\":\"GET\"}", "line 1: target: required url is missing"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\"}\n{\"method\":\"GET\"}", "line 2: target: required url"),
                row("[\n1]", "line 2: bad target: must be an object with method and url; got the number 1"),
                row("{\"method\":\"GET\",\n\"url\":}", "line 2: bad target: not JSON"),
                row("[{\"method\":\"GET\",\"url\":\"http://a/\"}", "bad target: not JSON"),
                row("[".repeat(2_000), "not JSON"),
                row("[" + "{\"x\":".repeat(2_000), "not JSON"),
                row("{\"method\":1,\"url\":\"http://a/\"}", "method must be a string; got the number 1"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\",\"body\":{}}", "body must be a string; got an object"),
                row(
                        "{\"method\":\"GET\",\"url\":\"http://a/\",\"bdy\":\"\"}",
                        "unknown key \"bdy\"; did you mean body?"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\",\"name\":\"a\\nb\"}", "no control characters"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":1}", "must be an object of names and values"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":{\"A\":1}}", "must be a string or a list"),
                row("{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":{\"A\":\"x\\r\\nB: y\"}}", "line breaks"),
                row(
                        "{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":{\"A\\r\\nB\":\"y\"}}",
                        "is not a header name"));
    }

    @ParameterizedTest
    @MethodSource("badTargets")
    void saysInWhichLineATargetIsWrongAndWhy(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("targets"))
                .hasMessageContaining(message);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThatThrownBy(() -> TargetsParser.parse("targets", new byte[] {(byte) 0xc3, 0x28}, TargetFormat.AUTO))
                .isInstanceOf(InputException.class)
                .hasMessage("targets must be UTF-8 text");
    }

    @Test
    void keepsPasswordsOutOfMessages() {
        assertThatThrownBy(() -> parse("GET http://me:secret@host:0/"))
                .isInstanceOf(InputException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void readsAFormatThatIsNamedEvenWhenTheTextLooksLikeAnother() {
        assertThatThrownBy(() -> TargetsParser.parse("targets", "GET http://a/".getBytes(UTF_8), TargetFormat.JSON))
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> TargetsParser.parse("targets", "{}".getBytes(UTF_8), TargetFormat.HTTP))
                .hasMessageContaining("bad target");
    }

    @Test
    void namesTheElementOfAListAndItsKey() {
        String list = "[{\"method\":\"GET\",\"url\":\"http://a/\"},{\"method\":\"GET\",\"url\":\"nowhere\"}]";

        assertThatThrownBy(() ->
                        TargetsParser.parseList("targets", JsonMapper.shared().readTree(list), true))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("targets[1].url"));
    }

    private static List<Target> parse(String text) {
        return TargetsParser.parse("targets", text.getBytes(UTF_8), TargetFormat.AUTO);
    }

    private static Target target(String method, String url, Header... headers) {
        return new Target(method + " " + url, method, URI.create(url), List.of(headers), Body.EMPTY);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String[] row(String text, String message) {
        return new String[] {text, message};
    }
}

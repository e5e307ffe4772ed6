package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Parsers accept mutated input or say what is wrong with it; they never fail otherwise. */
class InputMutationTest {

    private static final int MUTATIONS_EACH = 25_000;
    private static final String[] FRAGMENTS = {
        "\u0000",
        "\r\n",
        "\n",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "-",
        "1e999999999",
        "1e-99999999999",
        "NaN",
        "null",
        "true",
        "99999999999999999999",
        "@/etc/passwd",
        "http://",
        "%",
        "%zz",
        "://",
        "/0",
        "é",
        "\ud83d\ude00",
        "\ud83d",
        "\ufeff",
        "GET ",
        "#",
        " ",
        "µs",
        "h",
        "\u2028"
    };

    @Test
    void noMutationOfDurationsAndRatesBreaksTheirParsers() {
        check(List.of("1h2m3.5s", "250ms", "10", "0.25"), text -> DurationParser.parse("field", text));
        check(List.of("50/1s", "100/m", "5/500ms", "50"), text -> RateParser.parse("field", text));
    }

    @Test
    void noMutationOfTargetsBreaksTheirParser() {
        check(
                List.of(
                        "GET http://a/{{randomInt 1 6}}?{{user}}{{\"{{\"}}#\nA: {{uuid}}\n",
                        "GET http://me:pw@host:8080/path?x=1\nA: b\n\nPOST https://[::1]/\nC: d\n",
                        "{\"method\":\"GET\",\"url\":\"http://a/\",\"header\":{\"A\":[\"b\"]},\"body\":\"aGk=\"}\n",
                        "[{\"method\":\"GET\",\"url\":\"http://a/\",\"name\":\"x\"},{\"method\":\"PUT\",\"url\":\"http://b\"}]"),
                text -> {
                    TargetsParser.parse("field", text.getBytes(UTF_8), TargetFormat.AUTO);
                    TargetsParser.parse("field", text.getBytes(ISO_8859_1), TargetFormat.AUTO);
                });
    }

    @Test
    void noMutationOfAttackOptionsBreaksTheirParser() {
        check(
                List.of(
                        "{\"timeout\": \"1m30s\", \"redirects\": -1, \"keepalive\": false, \"workers\": 7}",
                        "{\"headers\": {\"A\": \"1\", \"B\": [\"2\"]}, \"body\": \"aGk=\", \"format\": \"json\"}",
                        "{\"max-workers\": 18446744073709551615, \"http2\": false, \"dnsTtl\": \"0s\"}",
                        "{\"maxBody\": \"1.5MB\", \"buckets\": \"[0,1ms,10ms]\", \"laddr\": \"127.0.0.1\"}",
                        "{\"feeder\": {\"csv\": \"a,b\\n1,\\\"2\\\"\\n\", \"order\": \"once\", \"seed\": 5}}",
                        "{\"assertions\": [{\"status\": [\"2xx\", 304]}, {\"json\": \"/a/0\", \"equals\": {\"b\": [1.5]}}]}",
                        "{\"assertions\": [{\"header\": \"A\", \"matches\": \"(a|b)*c{2,3}\"}, {\"maxBytes\": 5}]}",
                        "{\"resolvers\": \"1.1.1.1:53,::1\", \"connectTo\": [\"a:1:[::1]:2\"], \"dnsTtl\": -1}"),
                text -> AttackOptionsParser.parse("field", text));
    }

    private static void check(List<String> seeds, Consumer<String> parser) {
        Random random = new Random(42);
        for (int i = 0; i < MUTATIONS_EACH; i++) {
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                parser.accept(text);
            } catch (InputException e) {
                assertThat(e.field()).startsWith("field");
                assertThat(e.message()).isNotBlank().hasSizeLessThan(1_000);
            } catch (RuntimeException | StackOverflowError e) {
                fail("mutation " + i + " broke the parser: " + text, e);
            }
        }
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
                case 2 -> text.insert(at, (char) random.nextInt(0x180));
                default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
            }
        }
        return text.toString();
    }
}

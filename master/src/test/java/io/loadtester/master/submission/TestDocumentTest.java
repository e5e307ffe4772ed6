package io.loadtester.master.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.LoadTest;
import io.loadtester.spec.AttackOptionsJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A submitted test comes back as a body that submits the same. */
class TestDocumentTest {

    private static final Duration MAX = Duration.ofHours(24);
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID ID = UUID.randomUUID();

    private static final String LEAST = """
            {"name": "a test", "duration": "10s", "pacer": {"type": "constant", "ratePerSecond": 50},
             "targets": [{"method": "GET", "url": "http://127.0.0.1:1/"}]}""";

    /** Every attack option, with a value that is not its default. */
    private static final Map<String, String> ATTACK = new TreeMap<>(Map.ofEntries(
            Map.entry("name", "\"another name\""),
            Map.entry("timeout", "\"1m30.5s\""),
            Map.entry("redirects", "-1"),
            Map.entry("chunked", "true"),
            Map.entry("headers", "[\"A: 1\", \"a: 2\", \"B:  3: 4\"]"),
            Map.entry("body", "\"/+8=\""),
            Map.entry("template", "false"),
            Map.entry("idleTimeout", "\"7s\""),
            Map.entry("maxConnectionAge", "\"8s\""),
            Map.entry("maxBody", "\"10KB\""),
            Map.entry("buckets", "\"[0,1ms,1s]\""),
            Map.entry(
                    "assertions",
                    "[{\"status\": [200, \"3xx\"]}, {\"header\": \"A\", \"equals\": \"b\"},"
                            + " {\"header\": \"A\", \"matches\": \"^b$\"}, {\"body\": {\"contains\": \"ü\"}},"
                            + " {\"body\": {\"matches\": \"a+\"}}, {\"json\": \"/a/0\", \"equals\": {\"b\": [1, null]}},"
                            + " {\"maxBytes\": 9}]"),
            Map.entry("initialInFlight", "7"),
            Map.entry("maxInFlight", "8"),
            Map.entry("maxRequests", "9"),
            Map.entry("lazy", "true"),
            Map.entry("maxLateness", "\"250ms\""),
            Map.entry("keepalive", "false"),
            Map.entry("http2", "false"),
            Map.entry("h2c", "true"),
            Map.entry("connections", "5"),
            Map.entry("maxConnections", "6"),
            Map.entry("insecure", "true"),
            Map.entry("sessionTickets", "true"),
            Map.entry("dnsTtl", "-1"),
            Map.entry("laddr", "\"127.0.0.2\""),
            Map.entry("resolvers", "[\"127.0.0.1:5353\", \"::1\"]"),
            Map.entry("connectTo", "[\"a.test:80:127.0.0.1:8080\", \"[::1]:80:b.test:81\"]"),
            Map.entry("proxyHeaders", "[\"P: q\"]"),
            Map.entry("connectTimeout", "\"3s\""),
            Map.entry("rootCerts", "\"-----BEGIN R-----\\nAAAA\\n-----END R-----\\n\""),
            Map.entry(
                    "feeder", "{\"csv\": \"a,b\\n\\\"1,\\n2\\\",\\n3,4\\n\", \"order\": \"shuffled\", \"seed\": -7}")));

    @Test
    void bringsBackEveryAttackOption() {
        ATTACK.forEach((option, value) -> {
            LoadTest test = read("{\"attack\": {\"" + option + "\": " + value + "}}");

            assertThat(test).as(option).isNotEqualTo(read("{}"));
            assertThat(TestDocument.of(test).get("attack").propertyNames()).containsExactly(option);
            assertComesBack(test);
        });
        assertComesBack(read("{\"attack\": {\"cert\": \"-----BEGIN C-----AAAA-----END C-----\","
                + " \"key\": \"-----BEGIN K-----AAAA-----END K-----\", \"insecure\": true}}"));
    }

    /** A new option belongs in the table above. */
    @Test
    void theTableHasEveryOption() {
        ObjectNode written = AttackOptionsJson.write(AttackOptions.DEFAULTS);
        written.remove("cert");
        written.remove("key");

        assertThat(ATTACK.keySet()).containsAll(written.propertyNames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{\"name\": \"ümlaut \\\"quoted\\\" \\u2028\"}",
                "{\"duration\": \"1h2m3.000000004s\"}",
                "{\"duration\": \"1500ns\"}",
                "{\"duration\": 0.25}",
                "{\"pacer\": {\"type\": \"constant\", \"ratePerSecond\": \"100/7m\"}}",
                "{\"pacer\": {\"type\": \"linear\", \"startRatePerSecond\": 5, \"slopePerSecond\": -0.1}}",
                "{\"pacer\": {\"type\": \"sine\", \"meanRatePerSecond\": 5, \"amplitudePerSecond\": 4,"
                        + " \"period\": \"1m\", \"offsetRadians\": 0.7}}",
                "{\"pacer\": {\"type\": \"stepped\", \"steps\": [{\"ratePerSecond\": 1, \"duration\": \"1s\"},"
                        + " {\"ratePerSecond\": 0, \"duration\": \"250ms\"}]}}",
                "{\"pacer\": {\"type\": \"poisson\", \"ratePerSecond\": 5, \"seed\": -9007199254740993}}",
                "{\"pacer\": {\"type\": \"unpaced\"}, \"attack\": {\"maxWorkers\": 5}}",
                "{\"workerCount\": 3, \"rateDistribution\": \"weighted\", \"rateWeights\": [1, 2.5, 1e-3]}",
                "{\"workerCount\": 1000, \"rateDistribution\": \"same\", \"onWorkerLoss\": \"continue\"}",
                "{\"workerCount\": 2, \"rateDistribution\": \"ramped\", \"onWorkerLoss\": \"abort\"}",
                "{\"workerCount\": 2, \"rateDistribution\": \"burst\", \"tags\": [\"a b\", \"ü\"]}",
                "{\"thresholds\": [\"p99(response) < 250ms\", \"failures < 1% abort after 1m30s\","
                        + " {\"expression\": \"success > 99.5%\", \"abort\": true}]}",
                "{\"targets\": [{\"name\": \"home\", \"method\": \"POST\", \"url\": \"https://[::1]:8443/a%20b?c=d#e\","
                        + " \"header\": {\"A\": [\"1\", \"2\"], \"Host\": [\"x\"]}, \"body\": \"aGk=\", \"weight\": 5,"
                        + " \"assertions\": [{\"status\": 201}]}, {\"method\": \"get\", \"url\": \"http://u:p@a/\"}]}",
                "{\"targets\": [{\"method\": \"GET\", \"url\": \"http://a/{{seq}}/{{uuid}}\", \"bodyText\": \"{{seq}}\"}]}"
            })
    void bringsBackWhatWasSubmitted(String changes) {
        assertComesBack(read(changes));
    }

    @Test
    void bringsBackBodiesOfAnyBytes() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            String body = Base64.getEncoder().encodeToString(bytes);

            assertComesBack(read("{\"targets\": [{\"method\": \"PUT\", \"url\": \"http://a/\", \"body\": \"" + body
                    + "\"}], \"attack\": {\"body\": \"" + body + "\"}}"));
        }
    }

    @Test
    void bringsBackWhatCameInTheOtherBody() {
        String body = """
                {"name": "seed", "durationSeconds": "10s", "ratePerSecond": "50/1m", "targetsBase64": "%s",
                 "vegetaPayloadJson": "{\\"name\\": \\"x\\", \\"timeout\\": 5, \\"headers\\": {\\"A\\": \\"b\\"}}"}""".formatted(Base64.getEncoder()
                .encodeToString("GET http://a/\nB: c\n\nPOST http://b/\n".getBytes(StandardCharsets.UTF_8)));

        assertComesBack(test(EncodedBody.read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), MAX)));
    }

    private static void assertComesBack(LoadTest test) {
        String document = TestDocument.of(test).toString();

        assertThat(typed(document)).as(document).isEqualTo(test);
    }

    /** The smallest valid body, with some fields changed or added. */
    private static LoadTest read(String changes) {
        ObjectNode body = (ObjectNode) JSON.readTree(LEAST);
        body.setAll((ObjectNode) JSON.readTree(changes));
        return typed(body.toString());
    }

    private static LoadTest typed(String body) {
        return test(TypedBody.read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), MAX));
    }

    private static LoadTest test(Submission submission) {
        return submission.toTest(ID, "admin", Instant.EPOCH);
    }
}

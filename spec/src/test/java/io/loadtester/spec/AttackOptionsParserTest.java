package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.StatusCodes;
import io.loadtester.common.test.TlsOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AttackOptionsParserTest {

    private static final String FIELD = "vegetaPayloadJson";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{}",
                "null",
                " { } ",
                "{\"timeout\": null, \"http2\": null}",
                "{\"cert\": \"\", \"laddr\": \"0.0.0.0\"}"
            })
    void takesWhatIsLeftOutAsDefault(String json) {
        assertThat(AttackOptionsParser.parse(FIELD, json)).isEqualTo(ParsedOptions.DEFAULTS);
    }

    private static final String EVERYTHING = """
            {"name": "mine", "format": "json", "pacer": {"type": "constant", "ratePerSecond": 5},
             "timeout": "1m30s", "redirects": -1, "chunked": true,
             "headers": {"A": "1", "B": ["2", "3"]}, "body": "aGk=",
             "maxBody": "10KB", "buckets": "[0,1ms,1s]",
             "assertions": [{"status": "2xx"}, {"maxBytes": 9}],
             "workers": 7, "maxWorkers": 8, "maxRequests": 9, "lazy": true, "maxLateness": "250ms",
             "keepalive": false, "http2": false, "h2c": true, "connections": 5, "maxConnections": 6,
             "idleTimeout": "4s", "maxConnectionAge": "1m",
             "insecure": true, "sessionTickets": true,
             "cert": "-----BEGIN C-----AAAA-----END C-----", "key": "-----BEGIN K-----AAAA-----END K-----",
             "rootCerts": "-----BEGIN R-----AAAA-----END R-----",
             "dnsTtl": -1, "laddr": "127.0.0.2", "resolvers": ["127.0.0.1:5353", "::1"],
             "connectTo": ["a.test:80:127.0.0.1:8080", "[::1]:80:b.test:81"], "proxyHeaders": ["P: q"], "connectTimeout": "3s",
             "feeder": {"csv": "a\\n1\\n", "order": "once", "seed": 7}}
            """;

    private static final AttackOptions EVERY_OPTION = new AttackOptions(
            new RequestOptions(
                    Duration.ofSeconds(90),
                    RequestOptions.NO_FOLLOW,
                    true,
                    List.of(new Header("A", "1"), new Header("B", "2"), new Header("B", "3")),
                    Body.of("hi".getBytes(UTF_8))),
            new ResponseOptions(
                    10_240,
                    List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofSeconds(1)),
                    List.of(new Assertion.Status(List.of(StatusCodes.ofClass(2))), new Assertion.BodyAtMost(9))),
            new HitOptions(7, 8, 9, true, Duration.ofMillis(250)),
            new ConnectionOptions(
                    false, false, true, 5, 6, new ConnectionLife(Duration.ofSeconds(4), Duration.ofMinutes(1))),
            new TlsOptions(
                    true,
                    true,
                    "-----BEGIN C-----AAAA-----END C-----",
                    "-----BEGIN K-----AAAA-----END K-----",
                    "-----BEGIN R-----AAAA-----END R-----"),
            new NetworkOptions(
                    NetworkOptions.NO_CACHE,
                    "127.0.0.2",
                    List.of("127.0.0.1:5353", "::1"),
                    List.of(new ConnectTo("a.test", 80, "127.0.0.1", 8080), new ConnectTo("::1", 80, "b.test", 81)),
                    List.of(new Header("P", "q")),
                    Duration.ofSeconds(3)),
            new Feeder(List.of("a"), oneRow("1"), FeederOrder.ONCE, 7));

    @Test
    void takesTheKeyFromTheSameTextAsTheCertificate() {
        String cert = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        String key = "-----BEGIN EC PRIVATE KEY-----\nBBBB\n-----END EC PRIVATE KEY-----\n";
        ObjectNode json = JsonMapper.shared().createObjectNode().put("cert", key + cert);

        TlsOptions tls = AttackOptionsParser.parse("attack", json).options().tls();

        assertThat(tls.cert()).isEqualTo(cert);
        assertThat(tls.key()).isEqualTo(key);
    }

    @Test
    void givesHostsTheirOneFormWhereverTheyStand() {
        String json = "{\"connectTo\": [\"My_Service:80:127.1:81\", \"[0:0::1]:80:bücher.test:81\"],"
                + " \"resolvers\": [\"0x7f.1:5353\", \"[0::0:1]:53\", \"2130706433\"], \"laddr\": \"127.2\"}";

        assertThat(AttackOptionsParser.parse("attack", json).options().network())
                .isEqualTo(new NetworkOptions(
                        Duration.ZERO,
                        "127.0.0.2",
                        List.of("127.0.0.1:5353", "[::1]:53", "127.0.0.1"),
                        List.of(
                                new ConnectTo("my_service", 80, "127.0.0.1", 81),
                                new ConnectTo("::1", 80, "xn--bcher-kva.test", 81)),
                        List.of()));
    }

    private static FeederRows oneRow(String value) {
        FeederRows.Builder rows = new FeederRows.Builder(1);
        rows.add(value);
        return rows.build();
    }

    @Test
    void readsEveryOption() {
        assertThat(AttackOptionsParser.parse(FIELD, EVERYTHING))
                .isEqualTo(new ParsedOptions(EVERY_OPTION, TargetFormat.JSON, "mine", new ConstantPacer(5)));
    }

    @Test
    void readsWhatTheirWriterWrites() {
        for (AttackOptions options : List.of(EVERY_OPTION, AttackOptions.DEFAULTS)) {
            ObjectNode written = AttackOptionsJson.write(options);

            assertThat(AttackOptionsParser.parse(FIELD, written).options()).isEqualTo(options);
        }
    }

    @Test
    void passesOverWhatAnotherVersionMayHaveWritten() {
        ObjectNode written = AttackOptionsJson.write(EVERY_OPTION);
        written.put("ofLaterTimes", 1);

        assertThat(AttackOptionsParser.parseKnown(FIELD, written).options()).isEqualTo(EVERY_OPTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxInFlight",
                "max-in-flight",
                "maxWorkers",
                "max-workers",
                "max_workers",
                "-max-workers",
                "--max-workers"
            })
    void knowsTheSpellingOfVegetasFlags(String key) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"" + key + "\": 3}")
                        .options()
                        .hits()
                        .maxInFlight())
                .isEqualTo(3);
    }

    @Test
    void readsTheGuidesExample() {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"timeout\": 5}")
                        .options()
                        .request()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"A: 1\"]", "\"A: 1\"", "{\"A\": \"1\"}", "{\"A\": [\"1\"]}"})
    void readsHeadersInEachFormVegetaUsersWrite(String headers) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"header\": " + headers + "}")
                        .options()
                        .request()
                        .headers())
                .containsExactly(new Header("A", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551615", "9223372036854775807"})
    void takesVegetasDefaultOfMaxWorkersAsNoLimit(String count) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"maxWorkers\": " + count + "}")
                        .options()
                        .hits()
                        .maxInFlight())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "0 | 0",
                "-1 | -1",
                "\"-1\" | -1",
                "512 | 512",
                "\"512\" | 512",
                "\"10KB\" | 10240",
                "\"1.5 MB\" | 1572864",
                "\"1g\" | 1073741824"
            })
    void readsSizes(String written, long bytes) {
        assertThat(AttackOptionsParser.parse(FIELD, "{\"max-body\": " + written + "}")
                        .options()
                        .response()
                        .maxBody())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"pacer\": {\"type\": \"sin\"}} | pacer.type | did you mean sine?",
                "{\"http2\": 1} | http2 | must be true or false",
                "{\"maxBody\": -2} | maxBody | must be a whole number from -1",
                "{\"maxBody\": \"10 parsecs\"} | maxBody | must be a number of bytes like 512, 10KB",
                "{\"buckets\": \"1ms,2ms\"} | buckets | must be a list like [0,1ms,10ms]",
                "{\"buckets\": \"[2ms,1ms]\"} | buckets | must have ascending bounds",
                "{\"buckets\": \"[soon]\"} | buckets | must be a duration",
                "{\"maxRequests\": 0} | maxRequests | leave it out for no limit",
                "{\"dnsTtl\": -2} | dnsTtl | must not be negative",
                "{\"laddr\": \"eth0\"} | laddr | must be an IP address of the attacking machine",
                "{\"laddr\": \"256.0.0.1\"} | laddr | must be an IP address",
                "{\"resolvers\": [\"dns.test\"]} | resolvers | must be IP addresses of DNS servers",
                "{\"resolvers\": \"127.0.0.1:99999\"} | resolvers | must be IP addresses of DNS servers",
                "{\"resolvers\": 5} | resolvers | must be a list of strings",
                "{\"connectTo\": [\"a:1:b\"]} | connectTo | must be \"host:port:toHost:toPort\"",
                "{\"connectTo\": [\"a:0:b:1\"]} | connectTo | must be \"host:port:toHost:toPort\"",
                "{\"root-certs\": \"/etc/ssl/ca.pem\"} | root-certs | a file would be read on a worker",
                "{\"cert\": \"-----BEGIN C-----AAAA-----END C-----\"} | key | is missing, and cert holds no private key either",
                "{\"key\": \"-----BEGIN K\"} | key | must be PEM text from",
                "{\"key\": \"-----BEGIN ENCRYPTED PRIVATE KEY-----AAAA-----END ENCRYPTED PRIVATE KEY-----\"}"
                        + " | key | contains an encrypted key",
                "{\"key\": \"-----BEGIN RSA PRIVATE KEY-----\\nProc-Type: 4,ENCRYPTED\\nDEK-Info: x\\n\\nAAAA"
                        + "-----END RSA PRIVATE KEY-----\"} | key | contains an encrypted key",
                "{\"connectTo\": [\"a<b:80:127.1:81\"]} | connectTo | its host must not have the character '<'",
                "{\"rootCerts\": \"-----BEGIN C-----A*A-----END C-----\"} | rootCerts | with base64 between",
                "{\"rootCerts\": \"-----BEGIN C-----AAAA-----END D-----\"} | rootCerts | must be PEM text from",
                "{\"key\": \"-----BEGIN K-----AAAA-----END K-----\"} | cert | cert and key go together",
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
                "{\"headers\": {\"A\": \"x\\r\\nB: y\"}} | headers | must not contain line breaks",
                "{\"headers\": 5} | headers | must be an object of names and values",
                "{\"body\": \"@/etc/passwd\"} | body | a file would be read on a worker",
                "{\"body\": \"not base64!\"} | body | must be base64; text goes under bodyText",
                "{\"body\": \"aGk=\", \"bodyText\": \"hi\"} | bodyText | leave one of them out",
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
                        .request()
                        .timeout())
                .isEqualTo(Duration.ofMillis(100));
    }
}

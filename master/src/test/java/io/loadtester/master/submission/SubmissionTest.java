package io.loadtester.master.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.master.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SubmissionTest {

    /** The guide's example, character for character: one target has its method twice, one host does not exist. */
    private static final String SEED = """
            {
                       "name": "My First Load Test",
                       "vegetaPayloadJson": "{}",
                       "durationSeconds": "10s",
                       "ratePerSecond": 50,
                       "targetsBase64": "W3sibWV0aG9kIjoiR0VUIiwidXJsIjoiaHR0cDovL2xvY2FsaG9zdDo4MDgwL2FwaS9kYXNoYm9hcmQifSx7Im1ldGhvZCI6IkdFVCIsIm1ldGhvZCI6IkdFVCIsInVybCI6Imh0dHA6Ly9sb2N0YWxob3N0OjgwODAvY291bnRlciJ9XQo="
                     }""";

    private static final String TYPED = """
            {"name": "typed", "duration": "1m", "pacer": {"type": "constant", "ratePerSecond": "100/m"},
             "targets": [{"name": "home", "method": "GET", "url": "http://127.0.0.1:1/", "header": {"A": ["b"]}}],
             "attack": {"timeout": "2s", "maxWorkers": 7}, "workerCount": 2, "rateDistribution": "weighted",
             "rateWeights": [1, 2.5], "onWorkerLoss": "abort", "tags": ["x", "y", "x"]}""";

    private static final Duration MAX = Duration.ofHours(24);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void takesTheGuidesBody() {
        LoadTest test = seed(SEED).toTest(UUID.randomUUID(), "admin", Instant.EPOCH);

        assertThat(test.name()).isEqualTo("My First Load Test");
        assertThat(test.spec().name()).isEqualTo("My First Load Test");
        assertThat(test.spec().duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(test.spec().pacer()).isEqualTo(new ConstantPacer(50));
        assertThat(test.spec().targets())
                .extracting(target -> target.url().toString())
                .containsExactly("http://localhost:8080/api/dashboard", "http://loctalhost:8080/counter");
        assertThat(test.workerCount()).isOne();
        assertThat(test.distribution()).isEqualTo(RateDistribution.SHARED);
        assertThat(test.onWorkerLoss()).isEqualTo(OnWorkerLoss.REBALANCE);
        assertThat(test.status().state()).isEqualTo(TestState.PENDING);
        assertThat(test.plannedLoad().hits()).hasValue(500);
    }

    @Test
    void takesThresholdsInEitherForm() {
        LoadTest test = seed(with(
                        "thresholds",
                        "[\"p99(response)<0.25s\",{\"expression\":\"failures < 1%\",\"abort\":true,\"after\":\"10s\"}]"))
                .toTest(UUID.randomUUID(), "admin", Instant.EPOCH);

        assertThat(test.thresholds())
                .extracting(Threshold::toString)
                .containsExactly("p99(response) < 250ms", "failures < 1% abort after 10s");
    }

    @Test
    void takesSnakeCase() {
        Submission submission = seed(SEED.replace("vegetaPayloadJson", "vegeta_payload_json")
                .replace("durationSeconds", "duration_seconds")
                .replace("ratePerSecond", "rate_per_second")
                .replace("targetsBase64", "targets_base64")
                .replace("\"name\"", "\"worker_count\": 3, \"name\""));

        assertThat(submission.common().workerCount()).isEqualTo(3);
        assertThat(submission.duration()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesTypedFields() {
        Submission submission = typed(TYPED);

        assertThat(submission.pacer()).isEqualTo(new ConstantPacer(100 / 60.0));
        assertThat(submission.targets()).extracting(target -> target.name()).containsExactly("home");
        assertThat(submission.options().request().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(submission.common().rateWeights()).containsExactly(1.0, 2.5);
        assertThat(submission.common().tags()).containsExactly("x", "y");
        assertThat(submission.common().onWorkerLoss()).isEqualTo(OnWorkerLoss.ABORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "durationSeconds | 10",
                "durationSeconds | 0.5",
                "durationSeconds | \"24h\"",
                "ratePerSecond | \"50/1s\"",
                "ratePerSecond | 0.25",
                "ratePerSecond | 1e9",
                "vegetaPayloadJson | \"\"",
                "vegetaPayloadJson | {\"timeout\": 5}",
                "vegetaPayloadJson | \"{\\\"timeout\\\": 5}\"",
                "vegetaPayloadJson | null",
                "workerCount | 1000",
                "rateWeights | []",
                "thresholds | []",
                "thresholds | [\"p99(response) < 1s abort\", {\"expression\":\"failures < 1%\",\"abort\":null}]",
                "thresholds | null",
                "tags | null"
            })
    void takes(String field, String value) {
        assertThat(seed(with(field, value)).name()).isEqualTo("My First Load Test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | | name | is missing",
                "name | null | name | is missing",
                "name | 7 | name | must be a string",
                "name | \"  \" | name | must not be blank",
                "name | \"a\\u0000b\" | name | control characters",
                "durationSeconds | | durationSeconds | is missing",
                "durationSeconds | true | durationSeconds | duration",
                "durationSeconds | \"ten\" | durationSeconds | duration",
                "durationSeconds | \"0s\" | durationSeconds | must be above 0",
                "durationSeconds | 0 | durationSeconds | must be above 0",
                "durationSeconds | -1 | durationSeconds | negative",
                "durationSeconds | \"25h\" | durationSeconds | at most 24h",
                "durationSeconds | \"876000h\" | durationSeconds | at most 24h",
                "durationSeconds | 1e300 | durationSeconds | too long",
                "durationSeconds | \"NaN\" | durationSeconds | duration",
                "ratePerSecond | | ratePerSecond | is missing",
                "ratePerSecond | [] | ratePerSecond | rate",
                "ratePerSecond | -5 | ratePerSecond | negative",
                "ratePerSecond | 0 | vegetaPayloadJson.maxInFlight | is missing: as fast as possible",
                "ratePerSecond | \"infinity\" | vegetaPayloadJson.maxInFlight | is missing: as fast as possible",
                "vegetaPayloadJson | {\"pacer\": {\"type\": \"unpaced\"}} | ratePerSecond | leave one of them out",
                "ratePerSecond | \"NaN\" | ratePerSecond | rate",
                "ratePerSecond | 1000000001 | ratePerSecond | at most",
                "ratePerSecond | 1e12 | ratePerSecond | at most",
                "ratePerSecond | \"50/0s\" | ratePerSecond | above 0",
                "targetsBase64 | | targetsBase64 | is missing",
                "targetsBase64 | 5 | targetsBase64 | must be a string",
                "targetsBase64 | \"%%%\" | targetsBase64 | is not base64",
                "targetsBase64 | \"\" | targetsBase64 | no targets",
                "vegetaPayloadJson | 5 | vegetaPayloadJson | JSON object",
                "vegetaPayloadJson | \"[]\" | vegetaPayloadJson | JSON object",
                "vegetaPayloadJson | \"{\" | vegetaPayloadJson | not JSON",
                "vegetaPayloadJson | {\"timeou\": 5} | vegetaPayloadJson.timeou | did you mean timeout?",
                "vegetaPayloadJson | {\"http2\": 1} | vegetaPayloadJson.http2 | must be true or false",
                "vegetaPayloadJson | {\"timeout\": -1} | vegetaPayloadJson.timeout | negative",
                "vegetaPayloadJson | {\"workers\": 0} | vegetaPayloadJson.workers | whole number from 1",
                "vegetaPayloadJson | {\"feeder\": {\"csv\": \"a\"}} | vegetaPayloadJson.feeder.csv | one row or more",
                "vegetaPayloadJson | {\"headers\": {\"A\": \"{{sec}}\"}} | vegetaPayloadJson.headers | did you mean seq?",
                "vegetaPayloadJson | {\"output\": \"/etc/passwd\"} | vegetaPayloadJson.output | is refused",
                "workerCount | \"abc\" | workerCount | must be a whole number from 1 to 1000, was \"abc\"",
                "workerCount | 0 | workerCount | from 1 to 1000",
                "workerCount | -1 | workerCount | from 1 to 1000",
                "workerCount | 1.5 | workerCount | whole number",
                "workerCount | 1001 | workerCount | from 1 to 1000",
                "workerCount | 1e99 | workerCount | whole number",
                "rateDistribution | \"fair\" | rateDistribution | must be one of shared, same, weighted, ramped, burst",
                "rateDistribution | 1 | rateDistribution | must be one of",
                "rateDistribution | \"weighted\" | rateWeights | is missing",
                "rateWeights | [1] | rateWeights | goes with rateDistribution weighted only",
                "rateWeights | 1 | rateWeights | must be a list",
                "rateWeights | [0] | rateWeights[0] | above 0",
                "rateWeights | [1, -1] | rateWeights[1] | above 0",
                "rateWeights | [\"1\"] | rateWeights[0] | above 0",
                "onWorkerLoss | \"panic\" | onWorkerLoss | must be one of rebalance, continue, abort",
                "tags | \"a\" | tags | must be a list",
                "tags | [1] | tags[0] | must be a string",
                "tags | [\"\"] | tags[0] | blank",
                "thresholds | \"p99(response) < 1s\" | thresholds | must be a list",
                "thresholds | [\"failures < 1%\", \"p99<1s\"] | thresholds[1] | at character 4: expected (response)",
                "thresholds | [7] | thresholds[0] | must be a string like",
                "thresholds | [{}] | thresholds[0].expression | must be a string like",
                "thresholds | [{\"expression\":\"\"}] | thresholds[0].expression | at character 1: expected p99",
                "thresholds | [{\"expression\":\"failures < 1%\",\"x\":1}] | thresholds[0] | may have only the fields",
                "thresholds | [{\"expression\":\"failures < 1%\",\"abort\":1}] | thresholds[0].abort | true or false",
                "thresholds | [{\"expression\":\"failures < 1%\",\"after\":\"1s\"}] | thresholds[0].after | goes with",
                "thresholds | [{\"expression\":\"failures < 1%\",\"abort\":true,\"after\":\"x\"}]"
                        + " | thresholds[0].after | must be a duration",
                "thresholds | [{\"expression\":\"failures < 1% abort\",\"abort\":true}] | thresholds[0] | already",
                "thresholds | [\"failures < 1% for target \\\"b\\\"\"] | thresholds[0] | the test has no target",
                "thresholds | [\"failures < 1% from 25h\"] | thresholds[0] | is outside the test",
                "thresholds | [\"failures < 1% to 25h\"] | thresholds[0] | is outside the test",
                "workercount | 2 | workercount | did you mean workerCount?",
                "worker_cont | 2 | worker_cont | did you mean workerCount?",
                "xyz | 2 | xyz | is not a field of a test"
            })
    void namesTheBadField(String field, String value, String named, String message) {
        assertThatThrownBy(() -> seed(with(field, value)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(named + ":")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | line 1",
                "GET http://127.0.0.1/\\n\\nget http://127.0.0.1/ | line 3",
                "GET ftp://127.0.0.1/ | bad URL",
                "GET http://127.0.0.1/\\nNoColon | line 2",
                "POST http://127.0.0.1/\\n@/etc/passwd | line 2",
                "GET http://127.0.0.1/{{uid}} | {{uid}} is not a placeholder; did you mean uuid?",
                "GET http://{{seq}}/ | line 1: bad URL",
                "[{\"method\":\"GET\",\"url\":\"http://a/\",\"weight\":0}] | weight must be a whole number",
                "[{\"method\":\"GET\"}] | url",
                "[{\"method\":\"GET\",\"url\":5}] | url"
            })
    void saysWhichTargetIsBad(String targets, String message) {
        String base64 =
                Base64.getEncoder().encodeToString(targets.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> seed(with("targetsBase64", '"' + base64 + '"')))
                .hasMessageStartingWith("targetsBase64: ")
                .hasMessageContaining(message);
    }

    @Test
    void takesPlaceholdersThatItsFeederFillsIn() {
        String body = TYPED.replace("http://127.0.0.1:1/", "http://127.0.0.1:1/{{user}}/{{seq}}")
                .replace(
                        "\"maxWorkers\"",
                        "\"feeder\": {\"csv\": \"user\\nann\\n\", \"order\": \"once\"}, \"maxWorkers\"");

        LoadTest test = typed(body).toTest(UUID.randomUUID(), "admin", Instant.EPOCH);

        assertThat(test.spec().targets().get(0).url()).hasToString("http://127.0.0.1:1/{{user}}/{{seq}}");
        assertThat(test.spec().options().feeder().columns()).containsExactly("user");
        assertThat(test.plannedLoad().hits()).hasValue(1);
    }

    @Test
    void wantsOneWeightForEachWorker() {
        String body = SEED.replace(
                "\"name\"",
                "\"workerCount\": 3, \"rateDistribution\": \"weighted\", \"rateWeights\": [1, 2], \"name\"");

        assertThatThrownBy(() -> seed(body))
                .hasMessageContaining("rateWeights: must have one weight for each worker: workerCount is 3");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> seed("{\"name\": 1, \"durationSeconds\": -1, \"ratePerSecond\": -1, \"targetsBase64\": \"!\","
                        + " \"workerCount\": 0, \"rateDistribution\": \"x\", \"onWorkerLoss\": 0, \"tags\": 1}"));

        assertThat(problem).hasMessageStartingWith("name: ").hasMessageEndingWith("(and 7 more)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pacer | {\"type\": \"constant\"} | pacer.ratePerSecond",
                "pacer | {\"type\": \"sine\", \"ratePerSecond\": 1} | pacer.ratePerSecond",
                "pacer | {\"type\": \"sin\"} | pacer.type",
                "pacer | {\"type\": \"stepped\", \"steps\": [{\"ratePerSecond\": 1}]} | pacer.steps[0].duration",
                "pacer | {\"ratePerSecond\": 1} | pacer.type",
                "pacer | {\"type\": \"constant\", \"ratePerSecond\": 1, \"x\": 1} | pacer.x",
                "pacer | 5 | pacer",
                "targets | [] | targets",
                "targets | {} | targets",
                "targets | [{\"method\": \"GET\", \"url\": \"x\"}] | targets[0].url",
                "targets | [{\"method\": \"GET\", \"url\": \"http://a/{{x}}\"}] | targets",
                "targets | [{\"method\": \"GET\", \"url\": \"http://a/\", \"weight\": 1.5}] | targets[0].weight",
                "attack | {\"feeder\": []} | attack.feeder",
                "attack | {\"feeder\": {\"csv\": \"a,a\\n1,2\"}} | attack.feeder.csv",
                "attack | {\"tmeout\": 1} | attack.tmeout",
                "duration | \"48h\" | duration",
                "durationSeconds | 1 | durationSeconds"
            })
    void namesTheBadTypedField(String field, String value, String named) {
        ObjectNode body = (ObjectNode) JSON.readTree(TYPED);
        body.set(field, JSON.readTree(value));

        assertThatThrownBy(() -> typed(body.toString())).hasMessageStartingWith(named + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "\"x\"", "null", "{", "{\"name\":}", "{} {}", "\u0000"})
    void wantsAJsonObject(String body) {
        assertThatThrownBy(() -> seed(body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        String deep = "[".repeat(2_000) + "]".repeat(2_000);

        assertThatThrownBy(() -> seed("{\"name\": " + deep + "}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void answersEveryMutationOfAGoodBodyWithATestOrAProblem() {
        Random random = new Random(5);
        byte[] good = SEED.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = good.clone();
            for (int edits = random.nextInt(4) + 1; edits > 0; edits--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                EncodedBody.read(JsonBody.parse(mutant), MAX);
            } catch (ProblemException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static Submission seed(String body) {
        return EncodedBody.read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), MAX);
    }

    private static Submission typed(String body) {
        return TypedBody.read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)), MAX);
    }

    /** The guide's body with one field replaced, or removed if the value is null. */
    private static String with(String field, String value) {
        ObjectNode body = (ObjectNode) JSON.readTree(SEED);
        if (value == null) {
            body.remove(field);
        } else {
            body.set(field, JSON.readTree(value));
        }
        return body.toString();
    }
}

package io.loadtester.attack.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Regex;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.StatusCodes;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import io.loadtester.spec.JacksonValue;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsTest {

    private static final String BODY = "{\"user\": {\"id\": 5}, \"text\": \"aabaabaac ok\"}";

    private static Stream<Arguments> assertionsAndObjections() {
        return Stream.of(
                Arguments.of(status(StatusCodes.ofClass(2)), null),
                Arguments.of(status(StatusCodes.one(200)), null),
                Arguments.of(status(StatusCodes.one(201)), "status 200 is not 201"),
                Arguments.of(status(StatusCodes.ofClass(3), StatusCodes.one(404)), "status 200 is not one of 3xx, 404"),
                Arguments.of(new Assertion.HeaderEquals("content-TYPE", "text/html"), null),
                Arguments.of(
                        new Assertion.HeaderEquals("Content-Type", "text/plain"),
                        "header Content-Type is \"text/html\", not \"text/plain\""),
                Arguments.of(new Assertion.HeaderEquals("ETag", "x"), "there is no header ETag"),
                Arguments.of(new Assertion.HeaderEquals("Vary", "one"), null),
                Arguments.of(new Assertion.HeaderEquals("Vary", "two"), null),
                Arguments.of(new Assertion.HeaderMatches("Content-Type", Regex.of("^text/")), null),
                Arguments.of(
                        new Assertion.HeaderMatches("Content-Type", Regex.of("^image/")),
                        "header Content-Type is \"text/html\", which does not match ^image/"),
                Arguments.of(new Assertion.BodyContains("ok"), null),
                Arguments.of(new Assertion.BodyContains("aabaac"), null),
                Arguments.of(new Assertion.BodyContains("aabaaa"), "the body does not contain \"aabaaa\""),
                Arguments.of(new Assertion.BodyMatches(Regex.of("\"id\": *[0-9]+")), null),
                Arguments.of(new Assertion.BodyMatches(Regex.of("^ok")), "the body does not match ^ok"),
                Arguments.of(new Assertion.JsonEquals("/user/id", JacksonValue.of("5.0")), null),
                Arguments.of(
                        new Assertion.JsonEquals("/user/id", JacksonValue.of("\"5\"")), "/user/id is 5, not \"5\""),
                Arguments.of(
                        new Assertion.JsonEquals("/user/name", JacksonValue.of("5")),
                        "there is no /user/name in the body"),
                Arguments.of(new Assertion.BodyAtMost(1000), null),
                Arguments.of(new Assertion.BodyAtMost(10), "the body has " + BODY.length() + " bytes, more than 10"));
    }

    @ParameterizedTest
    @MethodSource("assertionsAndObjections")
    void saysInWhatAResponseIsNotAsAsserted(Assertion assertion, @Nullable String objection) {
        Expectations expectations = expectations(List.of(), List.of(assertion), Capture.NOTHING);

        Failure failure = expectations.check(answered(expectations, BODY.getBytes(UTF_8)));

        assertThat(failure).isEqualTo(objection == null ? null : new Failure(FailureKind.ASSERTION, objection));
    }

    @Test
    void theFirstObjectionCountsAndThoseOfAllTargetsComeFirst() {
        Expectations expectations = expectations(
                List.of(new Assertion.BodyContains("x"), new Assertion.BodyContains("y")),
                List.of(new Assertion.BodyContains("z")),
                Capture.NOTHING);

        assertThat(expectations.check(answered(expectations, "yz".getBytes(UTF_8))))
                .isEqualTo(new Failure(FailureKind.ASSERTION, "the body does not contain \"x\""));
        assertThat(expectations.check(answered(expectations, "xy".getBytes(UTF_8))))
                .isEqualTo(new Failure(FailureKind.ASSERTION, "the body does not contain \"z\""));
        assertThat(expectations.check(answered(expectations, "xyz".getBytes(UTF_8))))
                .isNull();
    }

    @Test
    void wantsNoMoreThanItLooksAt() {
        assertThat(expectations(
                                List.of(status(StatusCodes.one(200))),
                                List.of(new Assertion.BodyAtMost(5)),
                                Capture.NOTHING)
                        .of(0)
                        .wanted()
                        .isNothing())
                .isTrue();
        assertThat(expectations(List.of(new Assertion.HeaderEquals("A", "b")), List.of(), new Capture(5, false))
                        .of(0)
                        .wanted())
                .isEqualTo(new Capture(5, true));
        assertThat(expectations(List.of(), List.of(new Assertion.BodyContains("b")), Capture.NOTHING)
                        .of(0)
                        .wanted())
                .isEqualTo(new Capture(Assertion.MAX_BODY_BYTES, false));
    }

    @Test
    void saysHowMuchOfALongBodyWasLookedAt() {
        byte[] body = new byte[Assertion.MAX_BODY_BYTES + 1];
        body[Assertion.MAX_BODY_BYTES] = 'x';

        assertThat(objection(new Assertion.BodyContains("x"), body))
                .isEqualTo("the first 1048576 of the body's 1048577 bytes do not contain \"x\"");
        assertThat(objection(new Assertion.JsonEquals("", JacksonValue.of("1")), body))
                .isEqualTo("a body of 1048577 bytes is too long to be read as JSON while an attack runs");
        assertThat(objection(new Assertion.BodyMatches(Regex.of("(a|b)*(c|d){10}")), body))
                .isEqualTo(
                        "a body of 1048576 bytes is too long to be searched for (a|b)*(c|d){10} while an attack runs");
    }

    @Test
    void aBodyThatIsNotJsonHasNoValues() {
        assertThat(objection(new Assertion.JsonEquals("", JacksonValue.of("1")), "oops".getBytes(UTF_8)))
                .isEqualTo("the body is not JSON");
    }

    private static @Nullable String objection(Assertion assertion, byte[] body) {
        Expectations expectations = expectations(List.of(), List.of(assertion), Capture.NOTHING);
        Failure failure = expectations.check(answered(expectations, body));
        return failure == null ? null : failure.text();
    }

    private static Hit answered(Expectations expectations, byte[] body) {
        CapturedResponse captured = new CapturedResponse();
        captured.begin(expectations.of(0).wanted());
        for (String line : List.of("Content-Type: text/html", "Vary:one", "vary:  two ")) {
            captured.header(line.getBytes(UTF_8), 0, line.length());
        }
        captured.body(Unpooled.wrappedBuffer(body), body.length);
        Hit hit = new Hit(0);
        hit.respond(200, body.length);
        hit.capture(captured);
        return hit;
    }

    private static Assertion status(StatusCodes... codes) {
        return new Assertion.Status(List.of(codes));
    }

    private static Expectations expectations(List<Assertion> ofAll, List<Assertion> own, Capture recorded) {
        Target target =
                new Target("t", "GET", UrlTemplate.of(Url.parse("http://a.example/")), List.of(), Body.EMPTY, 1, own);
        AttackOptions options = AttackOptions.DEFAULTS.with(new ResponseOptions(0, List.of(), ofAll));
        return Expectations.of(
                new AttackSpec("", new ConstantPacer(1), Duration.ofSeconds(1), List.of(target), options), recorded);
    }
}

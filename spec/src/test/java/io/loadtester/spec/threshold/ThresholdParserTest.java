package io.loadtester.spec.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadtester.common.threshold.Threshold;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p99(response) < 250ms",
                "p99.9(service) <= 1s",
                "p50(startDelay) < 1ms",
                "max(response) < 2s",
                "mean(service) >= 1.5ms",
                "p99(firstByte) < 100ms",
                "p99(response, succeeded) < 250ms",
                "p50(response, failed) < 5s",
                "max(response, all) < 10s",
                "p99(service, succeeded) < 250ms",
                "failures < 1%",
                "failures < 10",
                "failures(connect_refused) <= 0",
                "success >= 99.9%",
                "rate > 99% of target",
                "rate > 950/s",
                "throughput > 900.5/s",
                "throughput > 99% of target",
                "status(5xx) < 0.1%",
                "status(503) < 3",
                "p99(response) < 250ms for target \"a \\\"quoted\\\" name\"",
                "p99(response) < 250ms from 10s to 1m0s",
                "failures < 1% to 5s",
                "failures < 1% abort",
                "failures < 1% for target \"a\" from 1s abort after 10s"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(ThresholdParser.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  p99 ( response )<0.25s | p99(response) < 250ms",
                "p100(response) < 1m30s | max(response) < 1m30s",
                "p99.90(response) < 1000us | p99.9(response) < 1ms",
                "failures < 1.0% | failures < 1%",
                "failures < 0010 | failures < 10",
                "max(response) < 1s to 60s for target \"x\" from 0s | max(response) < 1s for target \"x\" to 1m0s",
                "failures < 0% | failures < 0%"
            })
    void readsItInOtherForms(String text, String canonical) {
        assertThat(ThresholdParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "|0|expected p99",
                "p99|3|expected (response), (service), (firstByte) or (startDelay)",
                "q99(response) < 1s|0|expected p99",
                "p(response) < 1s|1|expected a percentile",
                "p101(response) < 1s|1|at most 100",
                "p0(response) < 1s|1|above 0",
                "p99..9(response) < 1s|1|expected a percentile",
                "p99(latency) < 1s|4|expected response, service, firstByte or startDelay",
                "p99(response < 1s|13|expected \")\"",
                "p99(response, ok) < 1s|14|expected succeeded, failed or all",
                "p99(service, failed) < 1s|13|only response times are recorded",
                "p99(startDelay, succeeded) < 1s|16|start delays cover all hits sent",
                "p99(response) = 1s|14|expected <, <=, > or >=",
                "p99(response) <|15|expected a duration",
                "p99(response) < 250|19|expected a unit of time",
                "p99(response) < 250 ms|19|expected a unit of time",
                "p99(response) < 250parsecs|19|expected a unit of time",
                "p99(response) < -1s|16|expected a duration",
                "p99(response) < 1%|17|expected a unit of time",
                "p99(response) < 999999999h|16|the duration is too long",
                "p99(response) < 1h1s|16|times are recorded up to 1h",
                "failures(oops) < 1%|9|expected a failure kind: dns, ",
                "failures < 101%|11|at most 100%",
                "failures < 1.5|11|a whole number",
                "failures < 1ms|12|expected for target, from, to or abort",
                "failures < 1e9|12|expected for target",
                "failures < 1234567890123456789|11|at most 18 digits",
                "status(6xx) < 1|7|expected a status code from 100 to 599",
                "status(99) < 1|7|expected a status code",
                "status(4294967796) < 1|7|expected a status code",
                "rate > 950|10|expected /s or % of target",
                "rate > 95%|10|expected of target",
                "rate > 95% of goal|14|expected of target",
                "rate > 95% of target for target \"a\"|21|leave for target out",
                "failures < 1% for \"a\"|18|expected target and its name",
                "failures < 1% for target a|25|in double quotes",
                "failures < 1% for target \"a|27|closing double quote",
                "failures < 1% for target \" \"|25|must not be blank",
                "failures < 1% from 1500ms|19|whole seconds",
                "failures < 1% from 10s to 10s|23|must end after it begins",
                "failures < 1% to 0s|14|must end after it begins",
                "failures < 1% from 1s from 2s|22|given twice",
                "failures < 1% abort after|25|expected a duration",
                "failures < 1% abort now|20|expected after, or nothing more",
                "failures < 1% abort after 1s abort|29|expected nothing more"
            })
    void pointsAtTheCharacterThatIsWrong(String text, int position, String expected) {
        String given = text == null ? "" : text;

        ThresholdException refusal = catchThrowableOfType(ThresholdException.class, () -> ThresholdParser.parse(given));

        assertThat(refusal.expected()).contains(expected);
        assertThat(refusal.position()).isEqualTo(position);
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "at character " + (position + 1) + ": " + refusal.expected(),
                        given,
                        " ".repeat(position) + "^");
    }

    @Test
    void pointsIntoATextTooLongToShow() {
        String text = "failures < 1%" + " ".repeat(300) + "?";

        ThresholdException refusal = catchThrowableOfType(ThresholdException.class, () -> ThresholdParser.parse(text));

        assertThat(refusal.position()).isEqualTo(313);
        assertThat(refusal.getMessage().lines().skip(1)).containsExactly(" ".repeat(60) + "?", " ".repeat(60) + "^");
    }

    @Test
    void takesNoTextWithoutEnd() {
        ThresholdException refusal = catchThrowableOfType(
                ThresholdException.class, () -> ThresholdParser.parse("failures < " + "1".repeat(1_000_000)));

        assertThat(refusal.position()).isEqualTo(500);
    }

    @Test
    void anyTextIsEitherReadOrRefusedInWords() {
        String alphabet = "p9.(response) < 250ms%forturgeabxs/\"\\1\t\u0000\ud83d";
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "p99(response) < 250ms" : "failures < 1% ");
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                text.setCharAt(random.nextInt(text.length()), c);
            }
            try {
                Threshold read = ThresholdParser.parse(text.toString());
                assertThat(ThresholdParser.parse(read.toString())).isEqualTo(read);
            } catch (ThresholdException refusal) {
                assertThat(refusal.position()).isBetween(0, text.length());
            }
        }
    }

    @Test
    void saysWhatItDoesAboutAbortingApartFromWhatMustHold() {
        Threshold plain = ThresholdParser.parse("failures < 1%");

        Threshold aborting = plain.aborting(Duration.ofSeconds(90));

        assertThat(plain.abort()).isFalse();
        assertThat(aborting).hasToString("failures < 1% abort after 1m30s");
        assertThat(aborting.expression()).isEqualTo("failures < 1%");
        assertThat(ThresholdParser.parse(aborting.toString())).isEqualTo(aborting);
    }
}

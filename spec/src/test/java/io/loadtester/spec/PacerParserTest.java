package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import io.loadtester.common.schedule.UnpacedPacer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacerParserTest {

    @Test
    void readsEveryType() {
        assertThat(parse("{'type': 'constant', 'ratePerSecond': '100/m'}")).isEqualTo(new ConstantPacer(100 / 60.0));
        assertThat(parse("{'type': 'linear', 'startRatePerSecond': 0, 'slopePerSecond': 5}"))
                .isEqualTo(new LinearPacer(0, 5));
        assertThat(parse("{'type': 'Linear', 'start-rate-per-second': 10, 'slope_per_second': -0.5}"))
                .isEqualTo(new LinearPacer(10, -0.5));
        assertThat(parse("{'type': 'sine', 'meanRatePerSecond': 100, 'amplitudePerSecond': 50, 'period': '1m'}"))
                .isEqualTo(new SinePacer(100, 50, Duration.ofMinutes(1), 0));
        assertThat(parse("{'type': 'sine', 'meanRatePerSecond': 100, 'amplitudePerSecond': 0, 'period': 30,"
                        + " 'offsetRadians': -1.5}"))
                .isEqualTo(new SinePacer(100, 0, Duration.ofSeconds(30), -1.5));
        assertThat(parse("{'type': 'stepped', 'steps': [{'ratePerSecond': 10, 'duration': '30s'},"
                        + " {'ratePerSecond': 0, 'duration': 1}, {'ratePerSecond': '60/m', 'duration': '1ms'}]}"))
                .isEqualTo(new SteppedPacer(List.of(
                        new Step(10, Duration.ofSeconds(30)),
                        new Step(0, Duration.ofSeconds(1)),
                        new Step(1, Duration.ofMillis(1)))));
        assertThat(parse("{'type': 'poisson', 'ratePerSecond': 50, 'seed': -42}"))
                .isEqualTo(new PoissonPacer(50, -42));
        assertThat(parse("{'type': 'unpaced'}")).isEqualTo(new UnpacedPacer());
    }

    @Test
    void drawsASeedWhenNoneIsGivenAndKeepsIt() {
        PoissonPacer one = (PoissonPacer) parse("{'type': 'poisson', 'ratePerSecond': 50}");
        PoissonPacer other = (PoissonPacer) parse("{'type': 'poisson', 'ratePerSecond': 50, 'seed': null}");

        assertThat(one.seed()).isBetween(0L, (1L << 53) - 1).isNotEqualTo(other.seed());
        assertThat(PacerParser.parse("pacer", PacerJson.write(one))).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | pacer | must be an object",
                "`` | pacer | it is empty",
                "{ | pacer | it is not JSON",
                "{} {} | pacer | with nothing after it",
                "{} | pacer.type | is missing; there are constant, linear",
                "{'type': 5} | pacer.type | must be one of constant",
                "{'type': 'sin'} | pacer.type | did you mean sine?",
                "{'type': 'zzz'} | pacer.type | there are constant, linear",
                "{'type': 'constant'} | pacer.ratePerSecond | is missing",
                "{'type': 'constant', 'ratePerSecond': 0} | pacer.ratePerSecond | must be above 0",
                "{'type': 'constant', 'ratePerSecond': -1} | pacer.ratePerSecond | must not be negative",
                "{'type': 'constant', 'ratePerSecnd': 1} | pacer.ratePerSecnd | did you mean ratePerSecond?",
                "{'type': 'constant', 'ratePerSecond': 1, 'x': 1} | pacer.x | is not a field of a constant pacer",
                "{'type': 'constant', 'ratePerSecond': 1, 'rate-per-second': 1} | pacer.rate-per-second | twice",
                "{'type': 'unpaced', 'ratePerSecond': 1} | pacer.ratePerSecond | is not a field",
                "{'type': 'linear', 'startRatePerSecond': 1} | pacer.slopePerSecond | is missing",
                "{'type': 'linear', 'startRatePerSecond': 0, 'slopePerSecond': 0} | pacer.slopePerSecond | above 0",
                "{'type': 'linear', 'startRatePerSecond': 0, 'slopePerSecond': 'x'} | pacer.slopePerSecond | number",
                "{'type': 'linear', 'startRatePerSecond': 0, 'slopePerSecond': 2e9} | pacer.slopePerSecond | from -1e9",
                "{'type': 'sine', 'meanRatePerSecond': 5, 'amplitudePerSecond': 5, 'period': 1} "
                        + "| pacer.amplitudePerSecond | below the mean",
                "{'type': 'sine', 'meanRatePerSecond': 6e8, 'amplitudePerSecond': 5e8, 'period': 1} "
                        + "| pacer.amplitudePerSecond | together",
                "{'type': 'sine', 'meanRatePerSecond': 5, 'amplitudePerSecond': 1, 'period': 0} | pacer.period | above 0",
                "{'type': 'sine', 'meanRatePerSecond': 5, 'amplitudePerSecond': 1, 'period': 'x'} "
                        + "| pacer.period | must be a duration",
                "{'type': 'stepped', 'steps': []} | pacer.steps | it is empty",
                "{'type': 'stepped', 'steps': 5} | pacer.steps | must be a list",
                "{'type': 'stepped', 'steps': [5]} | pacer.steps[0] | must be an object",
                "{'type': 'stepped', 'steps': [{'ratePerSecond': 0, 'duration': 1}]} | pacer.steps | above 0",
                "{'type': 'stepped', 'steps': [{'ratePerSecond': 1, 'for': 1}]} | pacer.steps[0].for | not a field",
                "{'type': 'stepped', 'steps': [{'ratePerSecond': 1}]} | pacer.steps[0].duration | is missing",
                "{'type': 'poisson', 'ratePerSecond': 1, 'seed': 1.5} | pacer.seed | whole number",
                "{'type': 'poisson', 'ratePerSecond': 1, 'seed': 1e30} | pacer.seed | whole number",
                "{'type': 'poisson', 'ratePerSecond': 1, 'seed': 'x'} | pacer.seed | whole number"
            })
    void namesTheFieldThatIsWrong(String json, String field, String message) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("pacers")
    void readsWhatIsWritten(Pacer pacer) {
        assertThat(PacerParser.parse("pacer", PacerJson.text(pacer))).isEqualTo(pacer);
    }

    static List<Pacer> pacers() {
        return List.of(
                new ConstantPacer(1 / 3.0),
                new ConstantPacer(1e9),
                new ConstantPacer(1e-30),
                new LinearPacer(0, 1e-9),
                new LinearPacer(333.3, -0.1),
                new SinePacer(100, 99.99, Duration.ofNanos(1), -7.25),
                new SinePacer(100, 0, Duration.ofDays(36_500), 1e-5),
                new SteppedPacer(
                        List.of(new Step(0.1, Duration.ofMillis(1_500)), new Step(0, Duration.ofNanos(7_001)))),
                new PoissonPacer(0.1, Long.MIN_VALUE),
                new PoissonPacer(5, Long.MAX_VALUE),
                new UnpacedPacer());
    }

    @Test
    void writesWhatAUserWouldWrite() {
        assertThat(PacerJson.text(new SteppedPacer(List.of(new Step(10, Duration.ofSeconds(90))))))
                .isEqualTo("{\"type\":\"stepped\",\"steps\":[{\"ratePerSecond\":10.0,\"duration\":\"90s\"}]}");
        assertThat(PacerJson.map(new PoissonPacer(2.5, 7)))
                .isEqualTo(Map.of("type", "poisson", "ratePerSecond", 2.5, "seed", 7L));
    }

    private static Pacer parse(String json) {
        return PacerParser.parse("pacer", json.replace('\'', '"'));
    }
}

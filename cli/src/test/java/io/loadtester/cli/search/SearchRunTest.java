package io.loadtester.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.search.CapacitySearch.Bounds;
import io.loadtester.cli.search.CapacitySearch.Stage;
import io.loadtester.cli.search.CapacitySearch.Step;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.threshold.ThresholdOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Complete searches on a simulated system, which is slow above one rate and whose generator fails above another. */
class SearchRunTest {

    private static final SearchRun.Times TIMES =
            new SearchRun.Times(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ZERO);

    private static final Bounds BOUNDS = new Bounds(100, 200, 0.5);

    private final List<String> runs = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "150 | 9999 | 0 | found | Holds up to 140/s, confirmed.",
                "9999 | 9999 | 0 | found | Holds at 200/s, the highest rate of the search: more may be possible.",
                "99 | 9999 | 99 | none_holds | Does not hold, not even at 100/s.",
                "9999 | 150 | 98 | generator_limit | The generator is the limit at 200/s; up to 100/s the thresholds held.",
                "9999 | 50 | 98 | generator_limit | The generator is the limit at 100/s."
            })
    void saysWhatItCameTo(double capacity, double generator, int exitCode, String result, String conclusion)
            throws InterruptedException {
        Curve curve = search(capacity, generator);

        assertThat(curve.conclusion()).isEqualTo(conclusion);
        assertThat(curve.exitCode(130)).isEqualTo(exitCode);
        assertThat(curve.result()).isEqualTo(result);
        assertThat(curve.foundPerSecond() > 0).isEqualTo(exitCode == ExitCode.OK);
    }

    @Test
    void takesLongerToConfirm() throws InterruptedException {
        search(150, 9999);

        assertThat(runs).containsExactly("RAMP PT10S", "RAMP PT10S", "BISECT PT10S", "CONFIRM PT30S");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | Interrupted before the thresholds held at any rate.",
                "1 | Interrupted; up to 100/s the thresholds held, which is not confirmed."
            })
    void keepsTheCurveSoFarWhenItIsInterrupted(int stepsBefore, String conclusion) throws Exception {
        EndlessSteps steps = new EndlessSteps(stepsBefore);
        SearchRun run = new SearchRun(new CapacitySearch(BOUNDS), steps, TIMES, point -> {});
        Future<Curve> search = Executors.newSingleThreadExecutor().submit(run::toTheEnd);
        steps.endless.await();

        run.stop();

        Curve curve = search.get();
        assertThat(curve.points()).hasSize(stepsBefore);
        assertThat(curve.conclusion()).isEqualTo(conclusion);
        assertThat(curve.result()).isEqualTo("interrupted");
        assertThat(curve.exitCode(130)).isEqualTo(130);
    }

    @Test
    void canBeInterruptedBetweenSteps() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        SearchRun.Times times = new SearchRun.Times(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofDays(1));
        SearchRun run =
                new SearchRun(new CapacitySearch(BOUNDS), new EndlessSteps(9), times, point -> pausing.countDown());
        Future<Curve> search = Executors.newSingleThreadExecutor().submit(run::toTheEnd);
        pausing.await();

        run.stop();

        assertThat(search.get().points()).hasSize(1);
    }

    @Test
    void theCurveComesInAnyForm() throws InterruptedException {
        Curve curve = search(150, 9999);

        assertThat(CurveForm.TEXT.render(curve).lines())
                .hasSize(6)
                .startsWith(
                        "stage    rate   delivered  p50  p90  p99  p99.9  failures  verdict  holds",
                        "ramp     100/s  99.5/s     1ms  2ms  3ms  4ms    7         valid    yes")
                .endsWith("Holds up to 140/s, confirmed.");
        assertThat(CurveForm.CSV.render(curve).lines())
                .hasSize(5)
                .contains(
                        "ramp,100,99.5,1000000,2000000,3000000,4000000,7,valid,true,",
                        "ramp,200,199.5,1000000," + "2000000,3000000,4000000,7,valid,false,");
        assertThat(CurveForm.MARKDOWN.render(curve).lines())
                .hasSize(8)
                .contains("| ramp | 200/s | 199.5/s | 1ms | 2ms | 3ms | 4ms | 7 | valid | no |");
        assertThat(CurveForm.HTML.render(curve)).contains("<polyline", "<td>140/s</td>", "Holds up to 140/s");
        JsonNode json = JsonMapper.shared().readTree(CurveForm.JSON.render(curve));
        assertThat(json.path("ratePerSecond").asDouble()).isEqualTo(140);
        assertThat(json.path("curve")).hasSize(4);
        assertThat(json.path("curve")
                        .get(1)
                        .path("thresholds")
                        .get(0)
                        .path("passed")
                        .asBoolean(true))
                .isFalse();
    }

    private Curve search(double capacity, double generator) throws InterruptedException {
        Steps steps = new Steps() {

            @Override
            public Optional<CurvePoint> run(Step step, Duration duration) {
                runs.add(step.stage() + " " + duration);
                return Optional.of(point(step.stage(), step.ratePerSecond(), capacity, generator));
            }

            @Override
            public void stop() {}

            @Override
            public void close() {}
        };
        return new SearchRun(new CapacitySearch(BOUNDS), steps, TIMES, point -> {}).toTheEnd();
    }

    /** Steps that block until they are stopped, except for the first few. */
    private static final class EndlessSteps implements Steps {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final CountDownLatch endless = new CountDownLatch(1);
        private int passing;

        EndlessSteps(int passing) {
            this.passing = passing;
        }

        @Override
        public Optional<CurvePoint> run(Step step, Duration duration) throws InterruptedException {
            if (passing-- > 0) {
                return Optional.of(point(step.stage(), step.ratePerSecond(), 9999, 9999));
            }
            endless.countDown();
            stopped.await();
            return Optional.empty();
        }

        @Override
        public void stop() {
            stopped.countDown();
        }

        @Override
        public void close() {}
    }

    private static CurvePoint point(Stage stage, double rate, double capacity, double generator) {
        boolean valid = rate <= generator;
        return new CurvePoint(
                stage,
                rate,
                rate - 0.5,
                1_000_000,
                2_000_000,
                3_000_000,
                4_000_000,
                7,
                valid ? "valid" : "invalid",
                "",
                valid,
                List.of(new ThresholdOutcome("max(response) < 1s", rate <= capacity, 1.0, "was 1ns", false)),
                null);
    }
}

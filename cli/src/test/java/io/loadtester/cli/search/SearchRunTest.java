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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole searches on a system that is made up: it is slow past one rate, and its generator spoilt past another. */
class SearchRunTest {

    private static final SearchRun.Times TIMES =
            new SearchRun.Times(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ZERO);

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
        assertThat(curve.exitCode()).isEqualTo(exitCode);
        assertThat(curve.result()).isEqualTo(result);
        assertThat(curve.foundPerSecond() > 0).isEqualTo(exitCode == ExitCode.OK);
    }

    @Test
    void takesLongerToConfirm() throws InterruptedException {
        search(150, 9999);

        assertThat(runs).containsExactly("RAMP PT10S", "RAMP PT10S", "BISECT PT10S", "CONFIRM PT30S");
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
            public CurvePoint run(Step step, Duration duration) {
                runs.add(step.stage() + " " + duration);
                return point(step.stage(), step.ratePerSecond(), capacity, generator);
            }

            @Override
            public void close() {}
        };
        return new SearchRun(new CapacitySearch(new Bounds(100, 200, 0.5)), steps, TIMES, point -> {}).toTheEnd();
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

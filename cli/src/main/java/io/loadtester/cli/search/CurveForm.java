package io.loadtester.cli.search;

import io.loadtester.cli.terminal.Columns;
import io.loadtester.common.result.GoDuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Formats of a curve. */
enum CurveForm {
    TEXT {
        @Override
        String render(Curve curve) {
            return Columns.aligned(HEADER, rows(curve)) + curve.conclusion() + "\n";
        }
    },
    MARKDOWN {
        @Override
        String render(Curve curve) {
            return curve.conclusion() + "\n\n" + Columns.markdown(HEADER, rows(curve));
        }
    },
    CSV {
        @Override
        String render(Curve curve) {
            return "stage,rate,delivered,p50_nanos,p90_nanos,p99_nanos,p999_nanos,failures,verdict,holds,test_id\n"
                    + curve.points().stream()
                            .map(point -> String.join(
                                    ",",
                                    stage(point),
                                    Curve.number(point.ratePerSecond()),
                                    Curve.number(point.deliveredPerSecond()),
                                    String.valueOf(point.p50Nanos()),
                                    String.valueOf(point.p90Nanos()),
                                    String.valueOf(point.p99Nanos()),
                                    String.valueOf(point.p999Nanos()),
                                    String.valueOf(point.failures()),
                                    point.verdict(),
                                    point.believable() ? String.valueOf(point.holds()) : "",
                                    String.valueOf(point.testId() == null ? "" : point.testId())))
                            .collect(Collectors.joining("\n", "", "\n"));
        }
    },
    JSON {
        @Override
        String render(Curve curve) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("result", curve.result());
            json.put("ratePerSecond", curve.foundPerSecond());
            json.put("conclusion", curve.conclusion());
            json.put("curve", curve.points());
            return JsonMapper.shared().writeValueAsString(json) + "\n";
        }
    },
    HTML {
        @Override
        String render(Curve curve) {
            return CurvePage.of(curve, HEADER, rows(curve));
        }
    };

    private static final List<String> HEADER =
            List.of("stage", "rate", "delivered", "p50", "p90", "p99", "p99.9", "failures", "verdict", "holds");

    abstract String render(Curve curve);

    /** A row for each point, under the header. */
    private static List<List<String>> rows(Curve curve) {
        return curve.points().stream().map(CurveForm::row).toList();
    }

    static List<String> row(CurvePoint point) {
        return List.of(
                stage(point),
                Curve.rate(point.ratePerSecond()),
                Curve.rate(point.deliveredPerSecond()),
                GoDuration.latency(point.p50Nanos()),
                GoDuration.latency(point.p90Nanos()),
                GoDuration.latency(point.p99Nanos()),
                GoDuration.latency(point.p999Nanos()),
                String.valueOf(point.failures()),
                point.verdict(),
                point.holdsInWords());
    }

    private static String stage(CurvePoint point) {
        return point.stage().name().toLowerCase(Locale.ROOT);
    }
}

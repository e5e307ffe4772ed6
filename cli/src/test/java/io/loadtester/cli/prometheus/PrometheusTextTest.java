package io.loadtester.cli.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void writesWhatVegetaWritesForPrometheus() {
        HitMeter meter = new HitMeter();
        meter.add(5_000_000, 10, 0, "");
        meter.add(5_000_001, 20, 3, "");
        meter.add(11_000_000_000L, 0, 0, "");

        String text = PrometheusText.of(Map.of(new HitLabels("GET", "http://a/?x=\"1\"", 200), meter));

        String labels = "{method=\"GET\",status=\"200\",url=\"http://a/?x=\\\"1\\\"\"";
        assertThat(text.lines())
                .contains(
                        "# HELP request_seconds Request latency",
                        "# TYPE request_seconds histogram",
                        "# TYPE request_bytes_in counter",
                        "# TYPE request_bytes_out counter",
                        "# TYPE request_fail_count counter",
                        "request_bytes_in" + labels + "} 30",
                        "request_bytes_out" + labels + "} 3",
                        "request_seconds_bucket" + labels + ",le=\"0.005\"} 1",
                        "request_seconds_bucket" + labels + ",le=\"0.01\"} 2",
                        "request_seconds_bucket" + labels + ",le=\"1\"} 2",
                        "request_seconds_bucket" + labels + ",le=\"10\"} 2",
                        "request_seconds_bucket" + labels + ",le=\"+Inf\"} 3",
                        "request_seconds_sum" + labels + "} 11.010000001",
                        "request_seconds_count" + labels + "} 3")
                .noneMatch(line -> line.startsWith("request_fail_count{"));
    }

    @Test
    void countsFailuresByTheirMessagesUpToABound() {
        HitMeter meter = new HitMeter();
        for (int i = 0; i < 150; i++) {
            meter.add(1, 0, 0, "refused by port " + i + "\n");
        }
        HitMeter sum = new HitMeter();
        sum.add(meter);
        sum.add(meter);

        String text = PrometheusText.of(new TreeMap<>(Map.of(new HitLabels("GET", "http://a/", 0), sum)));

        assertThat(text.lines().filter(line -> line.startsWith("request_fail_count{")))
                .hasSize(101)
                .contains(
                        "request_fail_count{method=\"GET\",status=\"0\",url=\"http://a/\","
                                + "message=\"refused by port 7\\n\"} 2",
                        "request_fail_count{method=\"GET\",status=\"0\",url=\"http://a/\","
                                + "message=\"(other errors)\"} 100");
    }
}

package io.loadtester.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.results.ResultRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlotTest {

    private static final long MILLI = 1_000_000;
    private static final long START = 1_767_323_045_000_000_000L;

    @Test
    void keepsEveryPointOfFew() {
        Peaks peaks = new Peaks(300);
        List<PlotPoint> points = LongStream.range(0, 100)
                .mapToObj(i -> new PlotPoint(START + i * MILLI, i))
                .toList();

        points.forEach(peaks::add);

        assertThat(peaks.points()).isEqualTo(points);
    }

    @Test
    void keepsThePeaksOfManyWhateverTheirOrder() {
        Random random = new Random(5);
        Peaks peaks = new Peaks(99);
        PlotPoint highest = new PlotPoint(START + 77, Long.MAX_VALUE);
        PlotPoint lowest = new PlotPoint(START + 9_999 * MILLI, -1);
        peaks.add(highest);
        for (int i = 0; i < 50_000; i++) {
            peaks.add(new PlotPoint(START + random.nextInt(10_000) * MILLI, random.nextInt(1_000)));
        }
        peaks.add(lowest);

        assertThat(peaks.points())
                .hasSizeBetween(48, 99)
                .contains(highest, lowest)
                .isSortedAccordingTo(Comparator.comparingLong(PlotPoint::timestampNanos));
    }

    @Test
    void countsAllHitsHoweverWideTheSlotsGrow() {
        RateSlots slots = new RateSlots();
        for (long second = 0; second < 5_000; second++) {
            slots.add(second * 1_000 * MILLI, second % 10 == 0);
        }

        assertThat(slots.widthNanos()).isEqualTo(60_000 * MILLI);
        assertThat(slots.slots().values().stream()
                        .mapToLong(RateSlots.Hits::all)
                        .sum())
                .isEqualTo(5_000);
        assertThat(slots.slots()).containsEntry(1L, new RateSlots.Hits(60, 6));
    }

    @Test
    void namesSeriesAsShortlyAsTheyCanBeToldApart() {
        assertThat(names("a.json", "checkout")).containsExactly("checkout");
        assertThat(names("x/a.json", "", "x/b.json", "")).containsExactly("a.json", "b.json");
        assertThat(names("x/a.json", "", "y/a.json", "")).containsExactly("x/a.json", "y/a.json");
        assertThat(names("a.json", "one", "b.json", "one", "b.json", "two"))
                .containsExactly("a.json", "b.json · one", "two");
    }

    @Test
    void tellsThePageWhatWasMeasured() {
        Plot plot = new Plot(100);
        plot.add("a.json", result("checkout", 1_000, 200, 2 * MILLI));
        plot.add("a.json", result("checkout", 0, 0, 4 * MILLI));

        JsonNode series =
                JsonMapper.shared().readTree(PlotData.of("Mine", plot)).at("/series/0");

        assertThat(series.get("ok").toString()).isEqualTo("[[1,2]]");
        assertThat(series.get("failed").toString()).isEqualTo("[[0,4]]");
        assertThat(series.at("/rate/from").asDouble()).isZero();
        assertThat(series.at("/rate/all").toString()).isEqualTo("[1,0,0,0,0,0,0,0,0,0,1]");
        assertThat(series.at("/rate/failed").toString()).isEqualTo("[1,0,0,0,0,0,0,0,0,0,0]");
        assertThat(series.at("/response/max").asDouble()).isEqualTo(4);
        assertThat(series.get("service").isNull()).isTrue();
        assertThat(series.get("failures").asInt()).isEqualTo(1);
    }

    @Test
    void lastOfManySeriesShareOne() {
        Plot plot = new Plot(100);
        for (int i = 0; i < 20; i++) {
            plot.add("a.json", result("attack " + i, 0, 200, MILLI));
        }

        assertThat(plot.series()).hasSize(12);
        assertThat(plot.names()).endsWith("(others)");
    }

    @Test
    void lettersOfResultsCannotBecomePartOfThePage() throws IOException {
        Plot plot = new Plot(100);
        plot.add("a.json", result("</script><script>alert(1)</script>", 0, 200, MILLI));
        String title = "<b>&</b>";

        String page = PlotPage.of(title, PlotData.of(title, plot));

        assertThat(page)
                .contains("<title>&lt;b&gt;&amp;&lt;/b&gt;</title>", "\\u003c/script\\u003e")
                .doesNotContain("alert(1)</script>", "<b>", "innerHTML", "http://", "https://", "/*DATA*/");
    }

    private static List<String> names(String... filesAndAttacks) {
        Plot plot = new Plot(100);
        for (int i = 0; i < filesAndAttacks.length; i += 2) {
            plot.add(filesAndAttacks[i], result(filesAndAttacks[i + 1], 0, 200, MILLI));
        }
        return plot.names();
    }

    private static ResultRecord result(String attack, long millis, int code, long latencyNanos) {
        return new ResultRecord(
                attack,
                0,
                code,
                START + millis * MILLI,
                latencyNanos,
                0,
                0,
                "",
                ByteBuffer.allocate(0),
                "GET",
                "",
                Map.of(),
                -1,
                -1,
                "",
                "",
                "");
    }
}

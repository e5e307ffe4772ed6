package io.loadtester.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data stored by an earlier version stays readable. */
class UpgradeIT {

    private static final UUID TEST = UUID.randomUUID();

    /**
     * Ten hits: one abandoned, six with a whole response (two of them a 500), and an assertion, a timeout and a
     * redirect failure.
     */
    private static final String INTERVAL = """
            INSERT INTO attack_interval (test_id, worker_id, epoch, sequence, second, target, scheduled, sent, abandoned,
                done, failed, response_time, service_time, start_delay, status_codes, failures, bytes_in, bytes_out,
                exemplars)
            VALUES (?, 'alpha', 1, 0, 3, 'home', 10, 9, 1, 6, 3, ?, ?, ?, '{"200": 4, "500": 2}',
                '{"assertion": 1, "redirects": 1, "timeout": 1, "connect_refused": 1}', 1234, 56, '[]')""";

    private static final String ROLLUP = """
            INSERT INTO rollup (test_id, span_seconds, span_first, seconds, second, worker_id, target, intervals,
                scheduled, sent, abandoned, done, failed, response_time, service_time, start_delay, status_codes,
                failures, bytes_in, bytes_out, exemplars)
            SELECT test_id, 60, 0, 60, 0, worker_id, target, 1, scheduled, sent, abandoned, done, failed, response_time,
                service_time, start_delay, status_codes, failures, bytes_in, bytes_out, exemplars FROM attack_interval""";

    private static final String MANIFEST = """
            INSERT INTO manifest (test_id, worker_id, last_epoch, intervals, lost_intervals, scheduled, sent, abandoned,
                done, failed, earliest_unix_nanos, latest_unix_nanos, end_unix_nanos, start_skew_nanos,
                clock_uncertainty_nanos, reason)
            VALUES (?, 'alpha', 1, 1, 0, 10, 9, 1, 6, 3, 1, 2, 3, 0, 0, '')""";

    private static ConfigurableApplicationContext upgraded;
    private static ResultReader reader;

    @BeforeAll
    static void storeAndUpgrade() {
        DriverManagerDataSource database = StorageUnderTest.createDatabase("upgraded");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:loadtester/migration")
                .target("9")
                .load()
                .migrate();
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.update(INTERVAL, TEST, millis(1, 10), millis(1, 9), millis(1, 9));
        sql.update("INSERT INTO rolled_span (test_id, span_seconds, span_first) VALUES (?, 60, 0)", TEST);
        sql.update(ROLLUP);
        sql.update(MANIFEST, TEST);
        upgraded = StorageUnderTest.start(database.getUrl());
        reader = upgraded.getBean(ResultReader.class);
    }

    @AfterAll
    static void close() {
        upgraded.close();
    }

    @Test
    void tellsSucceededAndFailedHitsOfAnOldIntervalApart() {
        List<Slice> slices = new ArrayList<>();
        reader.forEachInterval(TEST, IntervalFilter.ALL, slices::add);

        assertToldApart(slices);
    }

    @Test
    void tellsThoseOfAnOldRollUpApart() {
        List<Slice> slices = new ArrayList<>();
        reader.forEachSlice(TEST, IntervalFilter.ALL, slices::add);

        assertToldApart(slices);
    }

    @Test
    void stillAgreesWithTheOldManifest() {
        assertThat(reader.audit(TEST)).extracting(WorkerAudit::agrees).containsExactly(true);
    }

    private static void assertToldApart(List<Slice> slices) {
        assertThat(slices).hasSize(1);
        assertThat(slices.get(0).counts())
                .isEqualTo(new HitCounts(
                        new Ledger(10, 9, 1, 8, 1),
                        4,
                        new Completions(4, 6),
                        Map.of(200, 4L, 500, 2L),
                        Map.of(
                                FailureKind.STATUS, 2L,
                                FailureKind.ASSERTION, 1L,
                                FailureKind.REDIRECTS, 1L,
                                FailureKind.TIMEOUT, 1L,
                                FailureKind.CONNECT_REFUSED, 1L),
                        0,
                        1234,
                        56));
        assertThat(slices.get(0).latencies().count(LatencyKind.RESPONSE)).isEqualTo(4);
        assertThat(slices.get(0).latencies().count(LatencyKind.FAILED_RESPONSE)).isEqualTo(6);
        assertThat(slices.get(0).latencies().count(LatencyKind.SERVICE)).isEqualTo(4);
        assertThat(slices.get(0).latencies().count(LatencyKind.START_DELAY)).isEqualTo(9);
    }

    /** A histogram with one value for each millisecond of the range. */
    private static byte[] millis(int from, int to) {
        Histogram histogram = LatencyHistogram.create();
        LongStream.rangeClosed(from, to).forEach(millis -> histogram.recordValue(millis * 1_000_000));
        return LatencyHistogram.encode(histogram);
    }
}

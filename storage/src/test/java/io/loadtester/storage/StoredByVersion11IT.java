package io.loadtester.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.AttackSpecJson;
import io.loadtester.storage.baselines.Baseline;
import io.loadtester.storage.baselines.BaselineStore;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.rollups.Rollups;
import io.loadtester.storage.tests.ListedTest;
import io.loadtester.storage.tests.OutcomeStore;
import io.loadtester.storage.tests.SpecSummary;
import io.loadtester.storage.tests.TestQuery;
import io.loadtester.storage.tests.TestStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Reads a database written by the build with schema version 11 and compares the figures with those of that build. Each
 * line of the file is a table name and one of its rows.
 */
class StoredByVersion11IT {

    private static final UUID TEST = UUID.fromString("019de3b0-0000-7000-8000-000000000011");

    private static ConfigurableApplicationContext upgraded;
    private static ResultReader reader;
    private static TestStore tests;

    @BeforeAll
    static void loadAndUpgrade() throws IOException {
        DriverManagerDataSource database = StorageUnderTest.createDatabase("stored_by_version_11");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:loadtester/migration")
                .target("11")
                .load()
                .migrate();
        JdbcTemplate sql = new JdbcTemplate(database);
        try (InputStream rows = Objects.requireNonNull(
                StoredByVersion11IT.class.getResourceAsStream("/loadtester/stored-by-version-11.txt"))) {
            new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String table = line.substring(0, line.indexOf('\t'));
                sql.update(
                        "INSERT INTO " + table + " SELECT * FROM jsonb_populate_record(NULL::" + table
                                + ", CAST(? AS jsonb))",
                        line.substring(table.length() + 1));
            });
        }
        upgraded = StorageUnderTest.start(database.getUrl());
        reader = upgraded.getBean(ResultReader.class);
        tests = upgraded.getBean(TestStore.class);
    }

    @AfterAll
    static void close() {
        upgraded.close();
    }

    @Test
    void hasTheSameHits() {
        Sums all = Sums.of(to -> reader.forEachSlice(TEST, IntervalFilter.ALL, to));

        assertThat(all.counts())
                .isEqualTo(new HitCounts(
                        new Ledger(60, 50, 10, 30, 20),
                        20,
                        new Completions(10, 30),
                        Map.of(200, 20L, 503, 10L),
                        Map.of(FailureKind.STATUS, 10L, FailureKind.DNS, 10L, FailureKind.RESET, 20L),
                        10,
                        10_240,
                        640));
        assertPercentiles(all, LatencyKind.RESPONSE, 20, 1_000_447, 2_000_895);
        assertPercentiles(all, LatencyKind.FAILED_RESPONSE, 40, 4_001_791, 6_000_639);
        assertPercentiles(all, LatencyKind.SERVICE, 20, 900_095, 1_800_191);
        assertPercentiles(all, LatencyKind.FIRST_BYTE, 20, 800_255, 1_600_511);
        assertPercentiles(all, LatencyKind.START_DELAY, 50, 30_207, 50_175);
    }

    @Test
    void hasTheSameHitsOfATargetInAFewSeconds() {
        Sums home = Sums.of(to -> reader.forEachSlice(TEST, IntervalFilter.of(0, 3, "home", null), to));

        assertThat(home.counts().ledger()).isEqualTo(new Ledger(18, 15, 3, 9, 6));
        assertThat(home.latencies().histogram(LatencyKind.RESPONSE).getValueAtPercentile(99))
                .isEqualTo(2_000_895);
    }

    @Test
    void agreesWithItsManifestAndIsRolledUpOn() {
        assertThat(reader.audit(TEST))
                .extracting(WorkerAudit::workerId, WorkerAudit::agrees, WorkerAudit::storedIntervals)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alpha", true, 9L),
                        org.assertj.core.groups.Tuple.tuple("beta", false, 1L));

        assertThat(upgraded.getBean(Rollups.class).rollUp(TEST, 2)).isOne();

        hasTheSameHits();
    }

    @Test
    void isTheSameTest() {
        LoadTest test = tests.find(TEST).orElseThrow();

        assertThat(test.plannedLoad().hits()).hasValue(3_330);
        assertThat(test.spec().options().hits()).isEqualTo(new HitOptions(10, 40, 0, false));
        assertThat(test.spec().options().feeder().rows().count()).isEqualTo(2);
        assertThat(test.spec().options().response().assertions()).hasSize(2);
        assertThat(test.spec().targets().get(0).assertions()).hasSize(1);
        assertThat(test.spec().targets().get(0).weight()).isEqualTo(3);
        assertThat(AttackSpecJson.readStored(AttackSpecJson.write(test.spec()))).isEqualTo(test.spec());
        assertThat(test.thresholds())
                .extracting(Threshold::toString)
                .containsExactly("p99(response) < 250ms for target \"home\"", "failures < 1% abort after 10s");
        assertThat(test.status().state()).isEqualTo(TestState.PARTIALLY_FAILED);
        assertThat(test.status().attacks()).hasSize(3);
        assertThat(test.status().attacks().get(1).lostNanos()).isEqualTo(61_000_000_000L);
    }

    @Test
    void isListedWithASummaryThatIsKept() {
        ListedTest listed =
                tests.list(new TestQuery("nightly", null, null, 10)).tests().get(0);

        SpecSummary summary = Objects.requireNonNull(listed.spec());
        assertThat(summary.plannedHits()).isEqualTo(3_330);
        assertThat(summary.targetCount()).isEqualTo(2);
        assertThat(summary.outline().targets().get(0).url()).hasToString("http://localhost:8080/{{user}}?q=%20");
        assertThat(tests.list(new TestQuery(null, null, null, 10)).tests()).containsExactly(listed);
    }

    @Test
    void keepsItsOutcomeAndBaseline() {
        assertThat(upgraded.getBean(OutcomeStore.class).of(List.of(TEST)))
                .containsEntry(TEST, new TestOutcome(TestOutcome.Kind.FAILED, "A threshold failed."));
        assertThat(upgraded.getBean(BaselineStore.class).all())
                .extracting(Baseline::testId)
                .containsExactly(TEST);
    }

    private static void assertPercentiles(Sums sums, LatencyKind kind, long count, long median, long p99) {
        assertThat(sums.latencies().count(kind)).as(kind.toString()).isEqualTo(count);
        assertThat(sums.latencies().histogram(kind).getValueAtPercentile(50))
                .as(kind.toString())
                .isEqualTo(median);
        assertThat(sums.latencies().histogram(kind).getValueAtPercentile(99))
                .as(kind.toString())
                .isEqualTo(p99);
    }
}

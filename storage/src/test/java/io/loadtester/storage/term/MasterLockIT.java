package io.loadtester.storage.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import io.loadtester.storage.tests.TestStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two masters on one database. */
class MasterLockIT {

    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;
    private static JdbcTemplate sql;

    private final MasterLock firstLock = first.getBean(MasterLock.class);
    private final MasterLock secondLock = second.getBean(MasterLock.class);

    @BeforeAll
    static void start() {
        DriverManagerDataSource database = StorageUnderTest.createDatabase("two_masters");
        first = StorageUnderTest.start(database.getUrl());
        second = StorageUnderTest.start(database.getUrl());
        sql = new JdbcTemplate(database);
    }

    @BeforeEach
    void beginAnew() {
        sql.update("UPDATE master_term SET term = 0");
        sql.execute("TRUNCATE load_test CASCADE");
    }

    @AfterEach
    void release() {
        firstLock.close();
        secondLock.close();
    }

    @AfterAll
    static void close() {
        first.close();
        second.close();
    }

    @Test
    void isHeldByOneAtATime() throws SQLException {
        assertThat(firstLock.acquire()).isTrue();
        assertThat(secondLock.acquire()).isFalse();
        assertThat(secondLock.isHeld()).isFalse();

        firstLock.close();

        assertThat(firstLock.isHeld()).isFalse();
        assertThat(acquires(secondLock)).isTrue();
        assertThat(secondLock.isHeld()).isTrue();
    }

    @Test
    void isLostWithItsConnection() throws SQLException {
        assertThat(firstLock.acquire()).isTrue();

        sql.queryForList("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");

        assertThat(firstLock.isHeld()).isFalse();
        assertThat(acquires(secondLock)).isTrue();
        assertThat(firstLock.acquire()).isFalse();
    }

    @Test
    void isLostByAHolderThatStandsStill() throws SQLException {
        assertThat(firstLock.acquire()).isTrue();

        // Not checked from now on, so PostgreSQL ends its session.
        assertThat(acquires(secondLock)).isTrue();

        assertThat(firstLock.isHeld()).isFalse();
    }

    @Test
    void countsTakeOvers() throws SQLException {
        assertThat(firstLock.acquire()).isTrue();
        assertThat(firstLock.term()).isZero();
        assertThat(firstLock.raiseTerm()).isEqualTo(1);
        firstLock.close();
        assertThat(acquires(secondLock)).isTrue();

        assertThat(secondLock.raiseTerm()).isEqualTo(2);

        assertThat(firstLock.term()).isEqualTo(2);
    }

    @Test
    void aReplacedMasterChangesNothing() throws SQLException {
        LoadTest test = test();
        TestStore ofFirst = first.getBean(TestStore.class);
        TestStore ofSecond = second.getBean(TestStore.class);
        first.getBean(Fence.class).enter(firstLock.raiseTerm());
        ofFirst.insert(test);
        second.getBean(Fence.class).enter(secondLock.raiseTerm());

        assertThatThrownBy(() -> ofFirst.updateStatus(test.withStatus(TestStatus.pending("of the first"))))
                .isInstanceOf(ReplacedMasterException.class);
        assertThatThrownBy(() -> ofFirst.insert(test())).isInstanceOf(ReplacedMasterException.class);
        assertThatThrownBy(() -> ofFirst.delete(test.id())).isInstanceOf(ReplacedMasterException.class);
        ofSecond.updateStatus(test.withStatus(TestStatus.pending("of the second")));

        assertThat(ofFirst.unfinished())
                .extracting(LoadTest::id, each -> each.status().state(), each -> each.status()
                        .reason())
                .containsExactly(tuple(test.id(), TestState.PENDING, "of the second"));
    }

    @Test
    void aSuspendedMastersWritesWaitLikeInAnOutage() throws SQLException {
        Fence fence = first.getBean(Fence.class);
        long term = firstLock.raiseTerm();
        fence.enter(term);
        fence.suspend();

        assertThatThrownBy(() -> first.getBean(TestStore.class).insert(test()))
                .satisfies(
                        thrown -> assertThat(DatabaseOutage.isCauseOf(thrown)).isTrue());

        fence.enter(term);
        first.getBean(TestStore.class).insert(test());
    }

    @Test
    void aMomentWithoutTheLockOnlyDelaysWrites() throws SQLException, InterruptedException {
        Fence fence = first.getBean(Fence.class);
        long term = firstLock.raiseTerm();
        fence.enter(term);
        fence.suspend();
        Thread resuming = new Thread(() -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            fence.enter(term);
        });

        resuming.start();
        first.getBean(TestStore.class).insert(test());

        resuming.join();
    }

    private static LoadTest test() {
        Instant now = Instant.now();
        return Results.endedTest(UUID.randomUUID(), now, now).withStatus(TestStatus.pending("waits"));
    }

    /** PostgreSQL releases a lock a moment after its session has ended. */
    private static boolean acquires(MasterLock lock) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!lock.acquire()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}

package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.master.RunningMaster;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** A submission whose answer from the database is lost. */
class DispatcherIT {

    private final RunningMaster master = RunningMaster.get();
    private final TestStore tests = master.context.getBean(TestStore.class);
    private final Workshop shop = new Workshop();

    @Test
    void nothingStaysOfASubmissionThatFailedAfterItHadBeenStored() {
        LoadTest test = shop.test(900, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        try (FleetLoop loop = new FleetLoop();
                StorageThread storage = new StorageThread(tests, master.context.getBean(ResultReader.class))) {
            Dispatcher dispatcher = new Dispatcher(loop, shop.conductor, storesAndBreaks(), storage::withdraw);

            assertThatThrownBy(() -> dispatcher.submit(test)).isInstanceOf(DataAccessResourceFailureException.class);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> tests.find(test.id()).isEmpty());
            assertThat(shop.board.find(test.id())).isEmpty();
        }
    }

    /** The real store, whose connection breaks when a test has been inserted. */
    private TestStore storesAndBreaks() {
        return (TestStore) Proxy.newProxyInstance(
                TestStore.class.getClassLoader(), new Class<?>[] {TestStore.class}, (proxy, method, arguments) -> {
                    try {
                        method.invoke(tests, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    throw new DataAccessResourceFailureException("gone", new SQLException("gone", "08006"));
                });
    }
}

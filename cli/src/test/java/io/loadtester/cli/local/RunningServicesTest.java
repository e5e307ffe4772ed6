package io.loadtester.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RunningServicesTest {

    private final RunningServices services = new RunningServices();
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void closesThePartsOfLaterStagesFirst() throws Exception {
        for (Stage stage : List.of(Stage.MASTER, Stage.WORKER, Stage.POSTGRES, Stage.CONSUMER, Stage.KAFKA)) {
            start(stage);
        }

        services.close();

        assertThat(closed).containsExactly("WORKER", "CONSUMER", "MASTER", "KAFKA", "POSTGRES");
    }

    @Test
    void closesPartsThatWereStillStarting() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<AutoCloseable> slow = services.start(Stage.POSTGRES, () -> {
            starting.countDown();
            goOn.await();
            return () -> closed.add("POSTGRES");
        });
        starting.await();

        Thread closing = new Thread(services::close);
        closing.start();
        goOn.countDown();
        closing.join();

        assertThat(slow).isDone();
        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void closesWhatStartedWhenAnotherFailed() throws Exception {
        start(Stage.POSTGRES);
        Future<AutoCloseable> failing = services.start(Stage.KAFKA, () -> {
            throw new IllegalStateException("no Kafka");
        });

        assertThatThrownBy(() -> RunningServices.await(failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no Kafka");
        services.close();

        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void goesOnClosingWhenOnePartDoesNot() throws Exception {
        start(Stage.POSTGRES);
        RunningServices.await(services.start(Stage.MASTER, () -> () -> {
            throw new IllegalStateException("stuck");
        }));

        services.close();

        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void startsNothingOnceItIsClosed() {
        services.close();

        assertThatThrownBy(() -> services.start(Stage.MASTER, () -> () -> {}))
                .isInstanceOf(CancellationException.class);
    }

    private void start(Stage stage) throws Exception {
        RunningServices.await(services.start(stage, () -> () -> closed.add(stage.name())));
    }
}

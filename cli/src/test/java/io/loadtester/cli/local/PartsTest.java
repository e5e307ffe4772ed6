package io.loadtester.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Parts parts = new Parts();
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void closesThePartsOfLaterStagesFirst() throws Exception {
        for (Stage stage : List.of(Stage.MASTER, Stage.WORKER, Stage.POSTGRES, Stage.CONSUMER, Stage.KAFKA)) {
            start(stage);
        }

        parts.close();

        assertThat(closed).containsExactly("WORKER", "CONSUMER", "MASTER", "KAFKA", "POSTGRES");
    }

    @Test
    void closesPartsThatWereStillStarting() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<AutoCloseable> slow = parts.start(Stage.POSTGRES, () -> {
            starting.countDown();
            goOn.await();
            return () -> closed.add("POSTGRES");
        });
        starting.await();

        Thread closing = new Thread(parts::close);
        closing.start();
        goOn.countDown();
        closing.join();

        assertThat(slow).isDone();
        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void closesWhatStartedWhenAnotherFailed() throws Exception {
        start(Stage.POSTGRES);
        Future<AutoCloseable> failing = parts.start(Stage.KAFKA, () -> {
            throw new IllegalStateException("no Kafka");
        });

        assertThatThrownBy(() -> Parts.await(failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no Kafka");
        parts.close();

        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void goesOnClosingWhenOnePartDoesNot() throws Exception {
        start(Stage.POSTGRES);
        Parts.await(parts.start(Stage.MASTER, () -> () -> {
            throw new IllegalStateException("stuck");
        }));

        parts.close();

        assertThat(closed).containsExactly("POSTGRES");
    }

    @Test
    void startsNothingOnceItIsClosed() {
        parts.close();

        assertThatThrownBy(() -> parts.start(Stage.MASTER, () -> () -> {})).isInstanceOf(CancellationException.class);
    }

    private void start(Stage stage) throws Exception {
        Parts.await(parts.start(stage, () -> () -> closed.add(stage.name())));
    }
}

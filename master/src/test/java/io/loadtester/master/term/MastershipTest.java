package io.loadtester.master.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.storage.term.Fence;
import io.loadtester.storage.term.MasterLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages of a master's lock. */
class MastershipTest {

    private final Database database = new Database();
    private final List<String> happened = new ArrayList<>();
    private long nanos;

    private final Lock lock = new Lock();
    private final Mastership mastership =
            new Mastership(lock, new RecordedFence(), () -> nanos, () -> happened.add("ended"));

    @Test
    void takesOverAtOnceIfThereIsNoOther() {
        mastership.whenTaken(() -> happened.add("adopted, standby " + mastership.isStandby()));
        mastership.whenTaken(() -> happened.add("began to read"));

        mastership.look();

        assertThat(happened).containsExactly("fence of 1", "adopted, standby true", "began to read");
        assertThat(mastership.isStandby()).isFalse();
        assertThat(mastership.isSuspended()).isFalse();
        assertThat(mastership.term()).isEqualTo(1);
        mastership.whenTaken(() -> happened.add("came late"));
        assertThat(happened).endsWith("came late");
    }

    @Test
    void waitsForTheOtherToEnd() {
        database.holder = "other";
        database.term = 4;
        mastership.whenTaken(() -> happened.add("adopted"));

        lookFor(Duration.ofSeconds(3));
        assertThat(mastership.isStandby()).isTrue();
        assertThat(happened).isEmpty();
        database.holder = "";
        lookFor(Duration.ofSeconds(3));

        assertThat(happened).containsExactly("fence of 5", "adopted");
        assertThat(mastership.isStandby()).isFalse();
    }

    @Test
    void staysOnStandbyWhileTheDatabaseIsAway() {
        database.isAway = true;

        lookFor(Duration.ofSeconds(3));

        assertThat(mastership.isStandby()).isTrue();
        assertThat(database.term).isZero();
    }

    @Test
    void isSuspendedWhileTheDatabaseIsAwayAndGoesOnInItsOwnTerm() {
        mastership.look();
        database.isAway = true;
        database.holder = "";

        lookFor(Duration.ofSeconds(30));
        assertThat(mastership.isSuspended()).isTrue();
        assertThat(mastership.isStandby()).isFalse();
        database.isAway = false;
        lookFor(Duration.ofSeconds(1));

        assertThat(mastership.isSuspended()).isFalse();
        assertThat(mastership.term()).isEqualTo(1);
        assertThat(database.term).isEqualTo(1);
        assertThat(happened).containsExactly("fence of 1", "fence suspended", "fence of 1");
    }

    @Test
    void isNotEvenSuspendedLongerThanALookIfOnlyTheConnectionBroke() {
        mastership.look();
        database.holder = "";

        mastership.look();

        assertThat(mastership.isSuspended()).isFalse();
        assertThat(happened).containsExactly("fence of 1", "fence suspended", "fence of 1");
    }

    @Test
    void endsIfAnotherTookOver() {
        mastership.look();
        database.holder = "other";
        database.term = 2;

        lookFor(Duration.ofSeconds(3));

        assertThat(mastership.isSuspended()).isTrue();
        assertThat(happened).containsExactly("fence of 1", "fence suspended", "ended");
    }

    @Test
    void endsAndLetsGoIfTheOtherThatTookOverIsGoneAgain() {
        mastership.look();
        database.term = 2;
        database.holder = "";

        lookFor(Duration.ofSeconds(3));

        assertThat(happened).endsWith("ended");
        assertThat(database.holder).isEmpty();
    }

    @Test
    void waitsSuspendedForOneThatHasTheLockButNoTermYet() {
        mastership.look();
        database.holder = "other";

        lookFor(Duration.ofSeconds(2));
        assertThat(happened).containsExactly("fence of 1", "fence suspended");
        database.term = 2;
        lookFor(Duration.ofSeconds(1));

        assertThat(happened).endsWith("ended");
    }

    @Test
    void doesNotServeIfItCannotTakeOver() {
        mastership.whenTaken(() -> {
            throw new IllegalStateException("cannot adopt");
        });

        assertThatThrownBy(mastership::look).hasMessage("cannot adopt");

        assertThat(mastership.isStandby()).isTrue();
    }

    private void lookFor(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            mastership.look();
        }
    }

    private static final class Database {
        private String holder = "";
        private long term;
        private boolean isAway;
    }

    private final class Lock implements MasterLock {

        @Override
        public boolean acquire() throws SQLException {
            answer();
            if (database.holder.isEmpty()) {
                database.holder = "this";
            }
            return isHeld();
        }

        @Override
        public boolean isHeld() {
            return database.holder.equals("this");
        }

        @Override
        public long raiseTerm() throws SQLException {
            answer();
            return ++database.term;
        }

        @Override
        public long term() throws SQLException {
            answer();
            return database.term;
        }

        private void answer() throws SQLException {
            if (database.isAway) {
                throw new SQLException("the connection was refused", "08001");
            }
        }

        @Override
        public void close() {
            if (isHeld()) {
                database.holder = "";
            }
        }
    }

    private final class RecordedFence implements Fence {

        @Override
        public void enter(long term) {
            happened.add("fence of " + term);
        }

        @Override
        public void suspend() {
            happened.add("fence suspended");
        }

        @Override
        public void check() {
            throw new UnsupportedOperationException();
        }
    }
}

package io.loadtester.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseOutageTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "57P01, true",
        "57P03, true",
        "53300, true",
        "57014, false",
        "23505, false",
        "22P02, false"
    })
    void goesByTheStateAtTheBottom(String sqlState, boolean outage) {
        Throwable failure = new IllegalStateException(new RuntimeException(new SQLException("x", sqlState)));

        assertThat(DatabaseOutage.isCauseOf(failure)).isEqualTo(outage);
    }

    @Test
    void knowsWhatThePoolSaysOfAConnectionThatHasGone() {
        assertThat(DatabaseOutage.isCauseOf(new IllegalStateException(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void knowsWhatSpringMakesOfIt() {
        assertThat(DatabaseOutage.isCauseOf(new CannotCreateTransactionException("x")))
                .isTrue();
        assertThat(DatabaseOutage.isCauseOf(new DataAccessResourceFailureException("x")))
                .isTrue();
        assertThat(DatabaseOutage.isCauseOf(new DataIntegrityViolationException("x")))
                .isFalse();
        assertThat(DatabaseOutage.isCauseOf(new IllegalArgumentException("x"))).isFalse();
    }
}

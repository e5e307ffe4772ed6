package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.Pulse;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inserts by JDBC batches on JPA's connection: an entity manager's own insert cannot leave alone what is stored already
 * and cannot tell how many rows were new.
 */
class JpaResultWriter implements ResultWriter {

    private final EntityManager entityManager;

    JpaResultWriter(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional
    public int append(List<Published> batch) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return insert(connection, batch);
            } catch (SQLException e) {
                if (isRefusal(e)) {
                    throw RefusedResultException.because(e);
                }
                throw e;
            }
        });
    }

    private static int insert(Connection connection, List<Published> batch) throws SQLException {
        return new IntervalInsert().insert(connection, only(Interval.class, batch))
                + new PulseInsert().insert(connection, only(Pulse.class, batch))
                + new ManifestInsert().insert(connection, only(Manifest.class, batch));
    }

    private static <T extends Published> List<T> only(Class<T> type, List<Published> batch) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Whether the content is at fault: SQL states of bad data, broken constraints and values too big for an index. */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}

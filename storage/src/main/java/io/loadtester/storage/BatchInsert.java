package io.loadtester.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inserts results of one kind, but those stored already. In the order of their keys: two transactions with the same
 * results then wait for each other instead of locking each other out.
 *
 * <p>The driver must not rewrite the batch into one statement ({@code reWriteBatchedInserts}), for it could then no
 * longer say which rows were new.
 */
abstract class BatchInsert<T> {

    private final String sql;
    private final Comparator<T> keyOrder;

    /** @param columns in the order in which {@link #bind} sets them, then those in json */
    BatchInsert(String table, List<String> columns, List<String> jsonColumns, Comparator<T> keyOrder) {
        String names =
                String.join(", ", columns) + (jsonColumns.isEmpty() ? "" : ", " + String.join(", ", jsonColumns));
        String values = String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ", CAST(? AS jsonb)".repeat(jsonColumns.size());
        this.sql = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ") ON CONFLICT DO NOTHING";
        this.keyOrder = keyOrder;
    }

    abstract void bind(PreparedStatement row, T result) throws SQLException;

    /** How many were new. */
    final int insert(Connection connection, List<T> results) throws SQLException {
        if (results.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T result : results.stream().sorted(keyOrder).toList()) {
                bind(statement, result);
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).sum();
        }
    }
}

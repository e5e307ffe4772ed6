package io.loadtester.storage.results;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inserts results of one kind, skipping those already stored. Rows are inserted in key order, so that two transactions
 * with the same results wait for each other instead of deadlocking.
 *
 * <p>A batch is sent as one statement with an array for each column. This saves the database a thousand executions and
 * still returns how many rows were new.
 */
abstract class BatchInsert<T> {

    /**
     * A column and the value to insert into it.
     *
     * @param type the PostgreSQL type
     */
    record Column<T>(String name, String type, Function<T, Object> value) {

        /** The driver cannot send arrays of jsonb, so these are sent as text. */
        private String sentAs() {
            return type.equals("jsonb") ? "text" : type;
        }
    }

    private final String sql;
    private final List<Column<T>> columns;
    private final Comparator<T> keyOrder;

    BatchInsert(String table, List<Column<T>> columns, Comparator<T> keyOrder) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays = columns.stream()
                .map(column -> "CAST(? AS " + column.sentAs() + "[])")
                .collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> "CAST(batch." + column.name() + " AS " + column.type() + ")")
                .collect(Collectors.joining(", "));
        this.sql = "INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM unnest(" + arrays
                + ") AS batch (" + names + ") ON CONFLICT DO NOTHING";
        this.columns = columns;
        this.keyOrder = keyOrder;
    }

    static <T> Column<T> column(String name, String type, Function<T, Object> value) {
        return new Column<>(name, type, value);
    }

    /** Returns how many rows were new. */
    final int insert(Connection connection, List<T> results) throws SQLException {
        if (results.isEmpty()) {
            return 0;
        }
        List<T> ordered = results.stream().sorted(keyOrder).toList();
        List<Array> sent = new ArrayList<>(columns.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Column<T> column : columns) {
                Object[] values = ordered.stream().map(column.value()).toArray();
                Array array = connection.createArrayOf(column.sentAs(), typed(column, values));
                sent.add(array);
                statement.setArray(sent.size(), array);
            }
            return statement.executeUpdate();
        } finally {
            for (Array array : sent) {
                array.free();
            }
        }
    }

    /** The driver accepts bytea arrays only as {@code byte[][]}. */
    private static Object[] typed(Column<?> column, Object[] values) {
        return column.type().equals("bytea") ? List.of(values).toArray(new byte[0][]) : values;
    }
}

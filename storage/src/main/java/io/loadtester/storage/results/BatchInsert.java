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
 * Inserts results of one kind, but those stored already. In the order of their keys: two transactions with the same
 * results then wait for each other instead of locking each other out.
 *
 * <p>A batch travels as one array for each column, in one statement: that spares the database a thousand executions,
 * and it still tells how many rows were new.
 */
abstract class BatchInsert<T> {

    /**
     * A column, and what goes into it.
     *
     * @param type as PostgreSQL names it
     */
    record Column<T>(String name, String type, Function<T, Object> value) {

        /** Arrays of jsonb are sent as text, which the driver knows how to do. */
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

    /** How many were new. */
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

    /** The driver takes bytes only as what they are. */
    private static Object[] typed(Column<?> column, Object[] values) {
        return column.type().equals("bytea") ? List.of(values).toArray(new byte[0][]) : values;
    }
}

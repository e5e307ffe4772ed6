package io.loadtester.spec;

import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes a feeder as a JSON object: {@code csv} with a header row, {@code order} and {@code seed}. */
final class FeederJson {

    static final int MAX_BYTES = 5 * 1024 * 1024;
    static final int MAX_ROWS = 1_000_000;
    static final int MAX_COLUMNS = 100;

    private static final int MAX_NAME = 60;
    static final List<String> KEYS = List.of("csv", "order", "seed");
    private static final List<String> ORDERS =
            Stream.of(FeederOrder.values()).map(FeederOrder::word).toList();

    private FeederJson() {}

    static ObjectNode write(Feeder feeder) {
        StringBuilder csv = new StringBuilder(feeder.rows().bytes().length * 2);
        CsvText.write(feeder.columns(), csv);
        for (int i = 0; i < feeder.rows().count(); i++) {
            int row = i;
            CsvText.write(
                    IntStream.range(0, feeder.columns().size())
                            .mapToObj(column -> feeder.rows().value(row, column))
                            .toList(),
                    csv);
        }
        return JsonText.MAPPER
                .createObjectNode()
                .put("csv", csv.toString())
                .put("order", feeder.order().word())
                .put("seed", feeder.seed());
    }

    /** @throws InputException if it is not such an object, too large, or not a table with named columns */
    static Feeder read(Place place, JsonNode json) {
        if (!json.isObject()) {
            throw place.wrong(
                    "must be an object like {\"csv\": \"name,age\\nann,5\\n\", \"order\": \"roundRobin\"}; got "
                            + JsonText.typeOf(json));
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw place.key(entry.getKey())
                        .wrong("is not a field of a feeder; there are " + String.join(", ", KEYS));
            }
        }
        JsonNode csv = json.path("csv");
        if (!csv.isString()) {
            throw place.key("csv")
                    .wrong(csv.isMissingNode() ? "is missing" : "must be a string; got " + JsonText.typeOf(csv));
        }
        FeederOrder order = order(place.key("order"), json.path("order"));
        return table(place.key("csv"), csv.asString(), order, seed(place.key("seed"), json.path("seed")));
    }

    private static Feeder table(Place place, String csv, FeederOrder order, long seed) {
        if (csv.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw place.wrong("must have at most " + MAX_BYTES / (1024 * 1024) + " MiB");
        }
        Table table = new Table(place);
        CsvText.read(place, csv, table::row);
        if (table.rows == null || table.count == 0) {
            throw place.wrong("must have a line with the names of the columns, and one row or more");
        }
        return new Feeder(table.columns, table.rows.build(), order, seed);
    }

    private static FeederOrder order(Place place, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return FeederOrder.ROUND_ROBIN;
        }
        for (FeederOrder order : FeederOrder.values()) {
            if (value.isString() && order.word().equals(CamelCase.of(value.asString()))) {
                return order;
            }
        }
        throw place.wrong("must be one of " + String.join(", ", ORDERS) + "; got " + JsonText.typeOf(value));
    }

    private static long seed(Place place, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw place.wrong("must be a whole number; got " + JsonText.typeOf(value));
        }
        return value.longValue();
    }

    /** Collects a table: the first row names the columns. */
    private static final class Table {
        private final Place place;
        List<String> columns = List.of();
        FeederRows.@Nullable Builder rows;
        int count;

        Table(Place place) {
            this.place = place;
        }

        void row(int line, List<String> values) {
            if (rows == null) {
                columns = names(line, values);
                rows = new FeederRows.Builder(columns.size());
                return;
            }
            if (values.size() != columns.size()) {
                throw place.wrong("line " + line + ": has " + values.size() + " values; there are " + columns.size()
                        + " columns");
            }
            if (++count > MAX_ROWS) {
                throw place.wrong("must have at most " + MAX_ROWS + " rows");
            }
            values.forEach(rows::add);
        }

        private List<String> names(int line, List<String> values) {
            if (values.size() > MAX_COLUMNS) {
                throw place.wrong("must have at most " + MAX_COLUMNS + " columns; has " + values.size());
            }
            List<String> names = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (String value : values) {
                String name = value.trim();
                if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
                    throw place.wrong("line " + line + ": a column's name must have 1 to " + MAX_NAME
                            + " characters; got " + Excerpt.of(value));
                }
                if (Template.isReserved(name)) {
                    throw place.wrong("line " + line + ": a column cannot be named " + Excerpt.of(name)
                            + ": it could be mistaken for another placeholder");
                }
                if (!seen.add(name)) {
                    throw place.wrong("line " + line + ": there are two columns named " + Excerpt.of(name));
                }
                names.add(name);
            }
            return names;
        }
    }
}

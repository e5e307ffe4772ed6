package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FeederJsonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void readsRowsAndTheirColumns() {
        Feeder feeder = feeder("name,age\nann,5\nbob,6\n");

        assertThat(feeder.columns()).containsExactly("name", "age");
        assertThat(rows(feeder)).isEqualTo(List.of(List.of("ann", "5"), List.of("bob", "6")));
        assertThat(feeder.order()).isEqualTo(FeederOrder.ROUND_ROBIN);
    }

    @Test
    void readsQuotesLineBreaksAndWhatIsEmpty() {
        assertThat(rows(feeder("\ufeffa, b\r\n\"x, \"\"y\"\"\",\"1\n2\r\n3\"\r\n\r\n,\r\nü, z ")))
                .isEqualTo(List.of(List.of("x, \"y\"", "1\n2\r\n3"), List.of("", ""), List.of("ü", " z ")));
        assertThat(rows(feeder("a\n\"\"\n\nb"))).isEqualTo(List.of(List.of(""), List.of("b")));
    }

    @ParameterizedTest
    @CsvSource({"roundRobin, ROUND_ROBIN", "round-robin, ROUND_ROBIN", "shuffled, SHUFFLED", "once, ONCE"})
    void readsTheOrder(String word, FeederOrder order) {
        ObjectNode json = json("a\n1\n").put("order", word).put("seed", -42);

        Feeder feeder = read(json);

        assertThat(feeder.order()).isEqualTo(order);
        assertThat(feeder.seed()).isEqualTo(-42);
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(7);
        String[] bits = {"a", ",", "\"", "\n", "\r\n", "\r", " ", "ü", "{{", "", "\ufeff"};
        for (int i = 0; i < 200; i++) {
            ObjectNode json = JSON.createObjectNode();
            StringBuilder csv = new StringBuilder();
            int columns = 1 + random.nextInt(3);
            CsvText.write(List.of("a", "b", "c").subList(0, columns), csv);
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < 5; row++) {
                List<String> values = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    values.add(bits[random.nextInt(bits.length)] + bits[random.nextInt(bits.length)]);
                }
                rows.add(values);
                CsvText.write(values, csv);
            }

            Feeder feeder =
                    read(json.put("csv", csv.toString()).put("order", "once").put("seed", i));

            assertThat(rows(feeder)).isEqualTo(rows);
            assertThat(read(FeederJson.write(feeder))).isEqualTo(feeder);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | f | must be an object",
                "{} | f.csv | is missing",
                "{\"csv\": 5} | f.csv | must be a string",
                "{\"csv\": \"\"} | f.csv | one row or more",
                "{\"csv\": \"a,b\\n\"} | f.csv | one row or more",
                "{\"csv\": \"a,b\\n1\\n\"} | f.csv | line 2: has 1 values; there are 2 columns",
                "{\"csv\": \"a,b\\n1,2\\n\\n1,2,3\"} | f.csv | line 4: has 3 values",
                "{\"csv\": \"a,a\\n1,2\"} | f.csv | two columns named \"a\"",
                "{\"csv\": \"a,\\n1,2\"} | f.csv | a column's name must have",
                "{\"csv\": \"seq\\n1\"} | f.csv | cannot be named \"seq\"",
                "{\"csv\": \"now x\\n1\"} | f.csv | cannot be named",
                "{\"csv\": \"a}\\n1\"} | f.csv | cannot be named",
                "{\"csv\": \"a\\n\\\"1\"} | f.csv | line 2: a quote is not closed",
                "{\"csv\": \"a\\n\\\"1\\\"2\"} | f.csv | line 2: a value continues after its closing quote",
                "{\"csv\": \"a\\n1\\\"2\"} | f.csv | line 2: a value contains a quote",
                "{\"csv\": \"a\\n1\", \"order\": \"random\"} | f.order | must be one of roundRobin, shuffled, once",
                "{\"csv\": \"a\\n1\", \"seed\": 1.5} | f.seed | must be a whole number",
                "{\"csv\": \"a\\n1\", \"file\": \"x\"} | f.file | is not a field of a feeder"
            })
    void saysWhatIsWrong(String json, String field, String message) {
        assertThatThrownBy(() -> FeederJson.read(Place.field("f"), JSON.readTree(json)))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> feeder("a\n" + "1234567\n".repeat(FeederJson.MAX_BYTES / 8)))
                .hasMessageContaining("at most 5 MiB");
        assertThatThrownBy(() -> feeder("a\n" + "1\n".repeat(FeederJson.MAX_ROWS + 1)))
                .hasMessageContaining("at most 1000000 rows");
    }

    private static Feeder feeder(String csv) {
        return read(json(csv));
    }

    private static ObjectNode json(String csv) {
        return JSON.createObjectNode().put("csv", csv);
    }

    private static Feeder read(ObjectNode json) {
        return FeederJson.read(Place.field("feeder"), json);
    }

    private static List<List<String>> rows(Feeder feeder) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < feeder.rows().count(); row++) {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < feeder.columns().size(); column++) {
                values.add(feeder.rows().value(row, column));
            }
            rows.add(values);
        }
        return rows;
    }
}

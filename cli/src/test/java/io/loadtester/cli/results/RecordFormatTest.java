package io.loadtester.cli.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.reporting.metrics.LineBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFormatTest {

    private static final String VEGETA_JSON = """
            {"attack":"big bang","seq":7,"code":200,"timestamp":"2019-05-10T11:02:03.004005+02:00","latency":3450000,\
            "bytes_out":5,"bytes_in":3,"error":"","body":"YWJj","method":"POST","url":"http://h/?a=1\\u0026b=2",\
            "headers":{"Content-Type":["text/plain"],"Via":["a","b"]}}
            """;
    private static final String VEGETA_CSV = """
            1557478923004005000,200,3450000,5,3,,YWJj,big bang,7,POST,http://h/?a=1&b=2,\
            Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluDQpWaWE6IGENClZpYTogYg0KDQo=
            """;
    private static final ResultRecord VEGETAS = vegetas();

    @Test
    void readsTheJsonOfVegeta() {
        assertThat(read(VEGETA_JSON)).containsExactly(VEGETAS);
    }

    @Test
    void readsTheCsvOfVegeta() {
        assertThat(read(VEGETA_CSV)).containsExactly(VEGETAS);
    }

    @Test
    void writesJsonAsVegetaDoesWithTimeInUtc() throws IOException {
        String expected = VEGETA_JSON.replace("11:02:03.004005+02:00", "09:02:03.004005Z");

        assertThat(write(RecordFormat.JSON, List.of(VEGETAS))).isEqualTo(expected);
    }

    @Test
    void writesCsvAsVegetaDoes() throws IOException {
        assertThat(write(RecordFormat.CSV, List.of(VEGETAS))).isEqualTo(VEGETA_CSV);
    }

    @Test
    void readsTheNineColumnsOfOlderVegetas() {
        RecordDraft draft = new RecordDraft();
        draft.timestampNanos = 5;
        draft.error = "a \"quoted\",\n error";
        draft.seq = 3;

        assertThat(read("5,0,0,0,0,\"a \"\"quoted\"\",\n error\",,,3\n")).containsExactly(draft.finished());
    }

    @Test
    void writesWhatIsAbsentAsVegetaDoes() throws IOException {
        ResultRecord empty = new RecordDraft().finished();

        assertThat(write(RecordFormat.JSON, List.of(empty))).isEqualTo("""
                        {"attack":"","seq":0,"code":0,"timestamp":"1970-01-01T00:00:00Z","latency":0,"bytes_out":0,\
                        "bytes_in":0,"error":"","body":null,"method":"","url":"","headers":null}
                        """);
        assertThat(write(RecordFormat.CSV, List.of(empty))).isEqualTo("0,0,0,0,0,,,,0,,,\n");
    }

    @Test
    void putsWhatOnlyWeKnowAtTheEnd() throws IOException {
        RecordDraft draft = new RecordDraft();
        draft.serviceTimeNanos = 0;
        draft.startDelayNanos = 12;
        draft.failure = "timeout";
        draft.target = "home";

        assertThat(write(RecordFormat.JSON, List.of(draft.finished())))
                .endsWith("\"headers\":null,\"service_time\":0,\"start_delay\":12,\"failure\":\"timeout\","
                        + "\"target\":\"home\"}\n");
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(RecordFormat format) throws IOException {
        Random random = new Random(7);
        List<ResultRecord> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            records.add(anyRecord(random, format == RecordFormat.JSON));
        }

        RecordReader reader = RecordInputs.detect("results", new ByteArrayInputStream(bytes(format, records)));
        assertThat(all(reader)).isEqualTo(records);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02T03:04:05Z|1767323045000000000",
                "2026-01-02T03:04:05.1Z|1767323045100000000",
                "2026-01-02T03:04:05.000000001Z|1767323045000000001",
                "1969-12-31T23:59:59.5Z|-500000000"
            })
    void writesAndReadsInstantsAsGoDoes(String text, long nanos) {
        LineBuffer buffer = new LineBuffer(1);

        new Rfc3339().append(nanos, buffer);

        assertThat(buffer).hasToString(text);
        assertThat(Rfc3339.parse(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seq\":1}|line 2: not a result: it has no timestamp",
                "{\"timestamp\":\"yesterday\"}|line 2: bad timestamp",
                "{\"timestamp\":|line 2: not a result in JSON",
                "{\"timestamp\":\"2026-01-02T03:04:05Z\",\"code\":\"x\"}|line 2: not a result in JSON",
                "[]|line 2: not a JSON object"
            })
    void namesTheLineOfBadJson(String line, String message) {
        assertThatThrownBy(() -> read(VEGETA_JSON + line + "\n"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("results, " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2|line 2: not a result in CSV: it has 2 columns, not 12",
                "1,x,0,0,0,,,,3|line 2: column 2 (code) is not a number",
                "1,0,0,0,0,,?,,3|line 2: column 7 (body_b64) is not base64",
                "1,0,0,0,0,\"a\"b,,,3|line 2: column 6 continues after its closing quote"
            })
    void namesTheLineOfBadCsv(String line, String message) {
        assertThatThrownBy(() -> read(VEGETA_CSV + line + "\n")).hasMessage("results, " + message);
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> read("GET http://127.0.0.1/\n"))
                .hasMessage("results: not results in JSON, CSV or Vegeta's gob");
    }

    @Test
    void findsNothingInNothing() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n \n")).isEmpty();
    }

    @Test
    void readsALastLineWithoutLineEndAndLinesOfWindows() {
        assertThat(read(VEGETA_CSV.replace("\n", "\r\n") + VEGETA_CSV.strip())).containsExactly(VEGETAS, VEGETAS);
    }

    @Test
    void mergesInTheOrderOfTime() {
        List<RecordReader> readers =
                List.of(reader("1,0,0,0,0,,,,1\n4,0,0,0,0,,,,4\n"), reader(""), reader("3,0,0,0,0,,,,3\n"));

        assertThat(all(new MergedRecords(readers)))
                .extracting(ResultRecord::seq)
                .containsExactly(1L, 3L, 4L);
    }

    private static ResultRecord anyRecord(Random random, boolean own) {
        RecordDraft draft = new RecordDraft();
        draft.attack = anyText(random);
        draft.seq = random.nextLong() >>> 1;
        draft.code = random.nextInt(600);
        draft.timestampNanos = random.nextLong() >> random.nextInt(40);
        draft.latencyNanos = random.nextLong() >>> (1 + random.nextInt(60));
        draft.bytesOut = random.nextInt(10);
        draft.bytesIn = random.nextLong() >>> 1;
        draft.error = anyText(random);
        byte[] body = new byte[random.nextInt(5)];
        random.nextBytes(body);
        draft.body = ByteBuffer.wrap(body);
        draft.method = "GET";
        draft.url = anyText(random);
        draft.headers = random.nextBoolean() ? Map.of() : Map.of("Server", List.of("x", "y: z"));
        if (own) {
            draft.serviceTimeNanos = random.nextInt(3) - 1L;
            draft.startDelayNanos = random.nextInt(3) - 1L;
            draft.failure = random.nextBoolean() ? "reset" : "";
            draft.target = anyText(random);
        }
        return draft.finished();
    }

    /** Random text with characters that need escaping, sometimes longer than a buffer. */
    private static String anyText(Random random) {
        String alphabet = "ab,;\"\\\n\t\u0001</&>ü€\u2028";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(100) == 0 ? 5_000 : random.nextInt(6);
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(alphabet.length() + 1);
            text.append(at == alphabet.length() ? "\ud83d\ude00" : alphabet.substring(at, at + 1));
        }
        return text.toString();
    }

    private static ResultRecord vegetas() {
        RecordDraft draft = new RecordDraft();
        draft.attack = "big bang";
        draft.seq = 7;
        draft.code = 200;
        draft.timestampNanos = 1_557_478_923_004_005_000L;
        draft.latencyNanos = 3_450_000;
        draft.bytesOut = 5;
        draft.bytesIn = 3;
        draft.body = ByteBuffer.wrap("abc".getBytes(UTF_8));
        draft.method = "POST";
        draft.url = "http://h/?a=1&b=2";
        draft.headers = new TreeMap<>(Map.of("Content-Type", List.of("text/plain"), "Via", List.of("a", "b")));
        return draft.finished();
    }

    private static String write(RecordFormat format, List<ResultRecord> records) throws IOException {
        return new String(bytes(format, records), UTF_8);
    }

    private static byte[] bytes(RecordFormat format, List<ResultRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(format, out)) {
            for (ResultRecord record : records) {
                writer.write(record);
            }
        }
        return out.toByteArray();
    }

    private static List<ResultRecord> read(String text) {
        return all(reader(text));
    }

    private static RecordReader reader(String text) {
        return RecordInputs.detect("results", new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<ResultRecord> all(RecordReader reader) {
        List<ResultRecord> records = new ArrayList<>();
        for (ResultRecord record = reader.read(); record != null; record = reader.read()) {
            records.add(record);
        }
        return records;
    }
}

package io.loadtester.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.results.gob.GoTime;
import io.loadtester.cli.results.gob.GobOutput;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by Vegeta and converted by its encode. */
class GobRecordReaderTest {

    /** Offset of the first record, after the type descriptions. */
    private static final int DESCRIPTIONS = 0xce;

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"mixed", "kolkata-refused", "two-streams"})
    void readsWhatVegetaItselfReads(String name) throws IOException {
        List<ResultRecord> fromGob = all(file(name + ".bin"));

        assertThat(fromGob).isNotEmpty().isEqualTo(all(file(name + ".json")));
    }

    @Test
    void readsTheRecordsBeforeOneThatIsCutOff() throws IOException {
        List<ResultRecord> whole = all(file("mixed.bin"));

        List<ResultRecord> cut = all(reader(file("cut.bin")));

        assertThat(cut).isEqualTo(whole.subList(0, whole.size() - 1));
        assertThat(warnings)
                .containsExactly("results ends in the middle of a record; the " + cut.size() + " records before it were"
                        + " read. The attack that wrote it was probably killed.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, DESCRIPTIONS - 1, DESCRIPTIONS, DESCRIPTIONS + 1, DESCRIPTIONS + 100})
    void endsWhereverTheInputIsCutOff(int length) throws IOException {
        byte[] cut = Arrays.copyOf(file("mixed.bin"), length);

        assertThat(all(reader(cut))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed", "kolkata-refused"})
    void writesByteForByteWhatVegetaWrote(String name) throws IOException {
        byte[] vegetas = file(name + ".bin");

        byte[] again = write(all(vegetas));

        // Vegeta writes its machine's time zone, we always write UTC.
        if (name.equals("mixed")) {
            assertThat(again).isEqualTo(vegetas);
        } else {
            assertThat(again).hasSameSizeAs(vegetas);
        }
        assertThat(all(again)).isEqualTo(all(vegetas));
    }

    /** Version 8 has neither method nor URL nor headers; type numbers and field order may differ. */
    @Test
    void readsRecordsOfOtherVersionsByTheirOwnDescriptions() throws IOException {
        GobOutput stream = new GobOutput();
        GobOutput message = new GobOutput();
        structOf(message, 70, "Latency", 2, "Weather", 71, "Attack", 6, "Code", 3, "Timestamp", 80, "Body", 5);
        stream.message(message);
        message.clear();
        message.signed(-71).unsigned(2).unsigned(1).unsigned(2).signed(71).unsigned(0);
        stream.message(message.unsigned(1).signed(4).unsigned(0).unsigned(0));
        message.clear();
        message.signed(-80).unsigned(6).unsigned(1).unsigned(2).signed(80).unsigned(0);
        stream.message(message.unsigned(0).unsigned(0));
        message.clear();
        message.signed(70).struct().field(1).signed(-5);
        message.field(2).unsigned(2).unsigned(0xf03f).unsigned(0);
        message.field(3).text("old").field(4).unsigned(204);
        message.field(5).bytes(GoTime.of(1_557_478_923_004_005_000L)).field(6).bytes(ByteBuffer.wrap(new byte[] {7}));
        stream.message(message.endStruct());

        List<ResultRecord> records = all(bytes(stream));

        RecordDraft draft = new RecordDraft();
        draft.latencyNanos = -5;
        draft.attack = "old";
        draft.code = 204;
        draft.timestampNanos = 1_557_478_923_004_005_000L;
        draft.body = ByteBuffer.wrap(new byte[] {7});
        assertThat(records).containsExactly(draft.finished());
    }

    @Test
    void readsStreamsOfDifferentVersionsOneBehindTheOther() throws IOException {
        GobOutput old = new GobOutput();
        GobOutput message = new GobOutput();
        structOf(message, 64, "Timestamp", 5, "Seq", 3);
        old.message(message);
        message.clear();
        message.signed(64).struct().field(1).bytes(GoTime.of(5)).field(2).unsigned(-1);
        old.message(message.endStruct());

        List<ResultRecord> records = all(concat(file("mixed.bin"), bytes(old), file("kolkata-refused.bin")));

        assertThat(records).hasSize(all(file("two-streams.bin")).size() + 1);
        assertThat(records).filteredOn(record -> record.timestampNanos() == 5).hasSize(1);
    }

    @Test
    void readsHalfAMillionRecords() throws IOException {
        byte[] one = Arrays.copyOf(file("mixed.bin"), DESCRIPTIONS + 2 + 0xcb);
        byte[] record = Arrays.copyOfRange(one, DESCRIPTIONS, one.length);
        List<InputStream> parts = new ArrayList<>(List.of(new ByteArrayInputStream(one)));
        byte[] thousand = concat(Collections.nCopies(1_000, record).toArray(byte[][]::new));
        Collections.nCopies(500, thousand).forEach(part -> parts.add(new ByteArrayInputStream(part)));
        RecordReader reader = RecordInputs.detect("results", new SequenceInputStream(Collections.enumeration(parts)));

        long count = 0;
        while (reader.read() != null) {
            count++;
        }

        assertThat(count).isEqualTo(500_001);
    }

    @Test
    void namesTheRecordThatIsNone() throws IOException {
        byte[] bytes = file("mixed.bin");
        // The version byte of the timestamp.
        bytes[DESCRIPTIONS + 14] = 9;

        assertThatThrownBy(() -> all(bytes))
                .isInstanceOf(CommandException.class)
                .hasMessage("results, record 1: not a result in Vegeta's gob: a timestamp of 15 bytes in version 9; 1"
                        + " and 2 are known")
                .extracting(e -> ((CommandException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesGobOfSomethingElse() {
        GobOutput stream = new GobOutput();
        GobOutput message = new GobOutput();
        structOf(message, 64, "Name", 6);
        stream.message(message);
        message.clear();
        stream.message(message.signed(64).struct().field(1).text("x").endStruct());

        assertThatThrownBy(() -> all(bytes(stream)))
                .hasMessageContaining("record 1")
                .hasMessageContaining("timestamp");
    }

    @Test
    void isNotTakenForTextWhateverItsFirstByteIs() throws IOException {
        GobOutput stream = new GobOutput();
        GobOutput message = new GobOutput();
        structOf(message, 64, "Timestamp", 5, "", 3);
        int length = bytes(message).length;
        message.clear();
        structOf(message, 64, "Timestamp", 5, "x".repeat('{' - length), 3);
        stream.message(message);
        assertThat(bytes(stream)[0]).isEqualTo((byte) '{');
        message.clear();
        message.signed(64).struct().field(1).bytes(GoTime.of(5));
        stream.message(message.endStruct());

        assertThat(all(bytes(stream))).hasSize(1);
    }

    /** Deeply nested lists of empty texts would take a thousand times their size in memory. */
    @Test
    void staysWithinItsMemoryWhateverIsClaimed() {
        GobOutput huge = new GobOutput().unsigned(1L << 60);
        assertThatThrownBy(() -> all(reader(bytes(huge))))
                .hasMessageContaining("a record of 1152921504606846976 bytes");

        GobOutput stream = new GobOutput();
        GobOutput message = new GobOutput();
        message.signed(-65).unsigned(2).unsigned(1).unsigned(2).signed(65).unsigned(0);
        stream.message(message.unsigned(1).signed(6).unsigned(0).unsigned(0));
        message.clear();
        structOf(message, 64, "Timestamp", 65);
        stream.message(message);
        message.clear();
        message.signed(64).struct().field(1).unsigned(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            message.unsigned(0);
        }
        stream.message(message.endStruct());
        assertThatThrownBy(() -> all(bytes(stream))).hasMessageContaining("more than 200000 values");
    }

    @Test
    void readsOrRefusesWhateverComes() throws IOException {
        byte[] vegetas = Arrays.copyOf(file("mixed.bin"), 2_000);
        Random random = new Random(13);
        for (int i = 0; i < 10_000; i++) {
            byte[] mutated = vegetas.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                mutated[random.nextInt(i % 2 == 0 ? DESCRIPTIONS : mutated.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(all(reader(mutated))).hasSizeLessThan(12);
            } catch (CommandException refused) {
                assertThat(refused).hasMessageStartingWith("results, record ");
            }
        }
    }

    /** Writes the complete description of a struct. */
    private static void structOf(GobOutput message, int type, Object... fields) {
        message.signed(-type).unsigned(3).unsigned(1).unsigned(1).text("Result").unsigned(1);
        message.signed(type).unsigned(0).unsigned(1).unsigned(fields.length / 2);
        for (int i = 0; i < fields.length; i += 2) {
            message.unsigned(1).text((String) fields[i]).unsigned(1);
            message.signed((Integer) fields[i + 1]).unsigned(0);
        }
        message.unsigned(0).unsigned(0);
    }

    private static byte[] bytes(GobOutput output) {
        ByteBuffer content = output.content();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] write(List<ResultRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(RecordFormat.GOB, out)) {
            for (ResultRecord record : records) {
                writer.write(record);
            }
        }
        return out.toByteArray();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = GobRecordReaderTest.class.getResourceAsStream("/vegeta/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private GobRecordReader reader(byte[] bytes) {
        return new GobRecordReader("results", new ByteArrayInputStream(bytes), warnings::add);
    }

    private static List<ResultRecord> all(byte[] bytes) {
        return all(RecordInputs.detect("results", new ByteArrayInputStream(bytes)));
    }

    private static List<ResultRecord> all(RecordReader reader) {
        List<ResultRecord> records = new ArrayList<>();
        @Nullable ResultRecord record = reader.read();
        while (record != null) {
            records.add(record);
            record = reader.read();
        }
        return records;
    }
}

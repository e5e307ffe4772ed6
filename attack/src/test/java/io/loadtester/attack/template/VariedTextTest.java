package io.loadtester.attack.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariedTextTest {

    private static final UUID TEST = new UUID(1, 2);

    @ParameterizedTest
    @CsvSource({
        "0, 0, a0b0",
        "9, 9, a9b9",
        "10, 1790000000123, a10b1790000000123",
        "9223372036854775807, 1, a9223372036854775807b1"
    })
    void writesNumberAndTime(long seq, long millis, String expected) {
        assertThat(write("a{{seq}}b{{now}}", seq, millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31T09:05:00.007Z", "1999-12-31T23:59:59.999Z"})
    void writesTheTimeForPeople(String time) {
        assertThat(write("{{now iso}}", 0, Instant.parse(time).toEpochMilli())).isEqualTo(time);
    }

    @Test
    void writesRandomUuidsOfVersionFour() {
        Set<UUID> seen = new HashSet<>();
        for (long seq = 0; seq < 5_000; seq++) {
            String[] two = write("{{uuid}} {{uuid}}", seq, 0).split(" ", 2);
            for (String one : two) {
                UUID uuid = UUID.fromString(one);
                assertThat(uuid.toString()).isEqualTo(one);
                assertThat(uuid.version()).isEqualTo(4);
                assertThat(uuid.variant()).isEqualTo(2);
                assertThat(seen.add(uuid)).isTrue();
            }
        }
    }

    @Test
    void otherTestsHaveOtherRandomNumbers() {
        String text = "{{uuid}}{{randomInt 0 1000000000}}";

        assertThat(write(text, 5, 0)).isEqualTo(write(text, 5, 0)).isNotEqualTo(write(text, 6, 0));
        assertThat(write(text, 5, 0, new Variation(new UUID(1, 3), Feeder.NONE)))
                .isNotEqualTo(write(text, 5, 0));
    }

    @Test
    void randomNumbersReachBothTheirEndsAndNothingBeyond() {
        TreeSet<Long> seen = new TreeSet<>();
        LongStream.range(0, 1_000).forEach(seq -> seen.add(Long.valueOf(write("{{randomInt -2 3}}", seq, 0))));

        assertThat(seen).containsExactly(-2L, -1L, 0L, 1L, 2L, 3L);
        assertThat(write("{{randomInt 7 7}}", 1, 0)).isEqualTo("7");
    }

    @Test
    void randomNumbersMayBeAnyLong() {
        String any = "{{randomInt " + Long.MIN_VALUE + " " + Long.MAX_VALUE + "}}";
        TreeSet<Long> seen = new TreeSet<>();
        LongStream.range(0, 1_000).forEach(seq -> seen.add(Long.valueOf(write(any, seq, 0))));

        assertThat(seen).hasSize(1_000);
        assertThat(seen.first()).isLessThan(Long.MIN_VALUE / 2);
        assertThat(seen.last()).isGreaterThan(Long.MAX_VALUE / 2);
        assertThat(write("{{randomInt " + Long.MIN_VALUE + " " + Long.MIN_VALUE + "}}", 0, 0))
                .isEqualTo(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void aColumnIsWrittenAsItsPlaceWantsIt() {
        Variation variation = new Variation(TEST, feeder(FeederOrder.ROUND_ROBIN, "a b/ü~&%\r\n\tz"));

        assertThat(write("<{{c}}>", TemplatePlace.URL, 0, variation)).isEqualTo("<a%20b%2F%C3%BC~%26%25%0D%0A%09z>");
        assertThat(write("<{{c}}>", TemplatePlace.HEADER, 0, variation)).isEqualTo("<a b/ü~&%  \tz>");
        assertThat(write("<{{c}}>", TemplatePlace.BODY, 0, variation)).isEqualTo("<a b/ü~&%\r\n\tz>");
    }

    @Test
    void quotedTextIsEncodedInUrlsOnly() {
        Variation variation = new Variation(TEST, Feeder.NONE);

        assertThat(write("a{{\"{{\"}}", TemplatePlace.URL, 0, variation)).isEqualTo("a%7B%7B");
        assertThat(write("a{{\"{{\"}}", TemplatePlace.BODY, 0, variation)).isEqualTo("a{{");
    }

    @Test
    void aHitHasOneRow() {
        Variation inTurn = new Variation(TEST, feeder(FeederOrder.ROUND_ROBIN, "x", "y", "z"));

        assertThat(LongStream.range(0, 7).mapToObj(seq -> write("{{c}}", TemplatePlace.BODY, seq, inTurn)))
                .containsExactly("x", "y", "z", "x", "y", "z", "x");
        assertThat(inTurn.hasRowFor(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aShuffledFeederHasEveryRowOnceInEveryPass() {
        Variation shuffled = new Variation(TEST, feeder(FeederOrder.SHUFFLED, "x", "y", "z"));

        for (long pass = 0; pass < 20; pass++) {
            assertThat(LongStream.range(3 * pass, 3 * pass + 3)
                            .mapToObj(seq -> write("{{c}}", TemplatePlace.BODY, seq, shuffled)))
                    .containsExactlyInAnyOrder("x", "y", "z");
        }
    }

    @Test
    void aFeederThatIsUsedOnceRunsOut() {
        Variation once = new Variation(TEST, feeder(FeederOrder.ONCE, "x", "y"));

        assertThat(once.hasRowFor(1)).isTrue();
        assertThat(once.hasRowFor(2)).isFalse();
    }

    private static Feeder feeder(FeederOrder order, String... values) {
        FeederRows.Builder rows = new FeederRows.Builder(1);
        List.of(values).forEach(rows::add);
        return new Feeder(List.of("c"), rows.build(), order, 1);
    }

    private static String write(String text, long seq, long millis) {
        return write(text, seq, millis, new Variation(TEST, Feeder.NONE));
    }

    private static String write(String text, long seq, long millis, Variation variation) {
        HitValues values = variation.newValues();
        values.begin(seq, millis);
        return new TextCompiler(variation).compile(text, TemplatePlace.BODY).text(values);
    }

    private static String write(String text, TemplatePlace place, long seq, Variation variation) {
        HitValues values = variation.newValues();
        values.begin(seq, 0);
        return new TextCompiler(variation).compile(text, place).text(values);
    }
}

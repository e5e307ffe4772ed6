package io.loadtester.attack.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.protocol.http1.MalformedResponseException;
import io.loadtester.attack.protocol.http1.ResponseParser;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.ResponseOptions;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedResponseTest {

    private static final String RESPONSE = String.join(
            "\r\n",
            "HTTP/1.1 103 Early",
            "Link: x",
            "",
            "HTTP/1.1 200 OK",
            "A: 1",
            "B:",
            " folded",
            "A: 2\rx",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "abc",
            "4",
            "defg",
            "0",
            "Trailer: t",
            "",
            "");

    private final FreeCaptures free = new FreeCaptures();

    @Test
    void keepsHeadersAndBodyOfTheFinalResponse() throws Exception {
        CapturedResponse captured = parse(new Capture(100, true));

        assertThat(new String(captured.body(100), UTF_8)).isEqualTo("abcdefg");
        assertThat(captured.headers())
                .containsExactly(
                        new Header("A", "1"),
                        new Header("B", "folded"),
                        new Header("A", "2 x"),
                        new Header("Transfer-Encoding", "chunked"));
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, a", "5, abcde", "7, abcdefg", "8, abcdefg"})
    void keepsNoMoreOfABodyThanIsWanted(int wanted, String kept) throws Exception {
        CapturedResponse captured = parse(new Capture(wanted, true));

        assertThat(captured.bodyLength()).isEqualTo(kept.length());
        assertThat(new String(captured.body(100), UTF_8)).isEqualTo(kept);
        assertThat(new String(captured.body(2), UTF_8)).isEqualTo(kept.substring(0, Math.min(2, kept.length())));
    }

    @Test
    void keepsNoHeadersUnlessTheyAreWanted() throws Exception {
        assertThat(parse(new Capture(5, false)).headers()).isEmpty();
    }

    @Test
    void nothingOfTheLastResponseIsLeftInTheNext() throws Exception {
        CapturedResponse captured = parse(new Capture(100, true));
        free.giveBack(captured);

        CapturedResponse next = free.take(new Capture(100, true));

        assertThat(next).isSameAs(captured);
        assertThat(captured.headers()).isEmpty();
        assertThat(captured.body(100)).isEmpty();
    }

    @Test
    void nothingIsTakenForNothing() {
        assertThat(free.take(Capture.NOTHING)).isNull();
    }

    @Test
    void largeCapturesAreNotKeptAtRest() {
        CapturedResponse large = Objects.requireNonNull(free.take(new Capture(Capture.MAX_BODY, false)));
        large.body(Unpooled.wrappedBuffer(new byte[5_000_000]), 5_000_000);

        free.giveBack(large);

        assertThat(large.bodyBuffer()).isEmpty();
        assertThat(large.bodyLength()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_096, 70_000, 1_048_578, 1_048_579, 3_000_000})
    void aBodyTakenOutIsWholeAndInPartsOfThreeBytes(int length) {
        CaptureMemory memory = new CaptureMemory(8_000_000);
        CapturedResponse captured = new CapturedResponse(memory);
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        captured.begin(new Capture(Capture.MAX_BODY, false));
        for (int from = 0; from < length; from += 10_007) {
            int count = Math.min(10_007, length - from);
            captured.body(Unpooled.wrappedBuffer(bytes, from, count), count);
        }

        KeptBody taken = captured.take(Capture.MAX_BODY);

        ByteBuffer whole = ByteBuffer.allocate(length);
        List<ByteBuffer> parts = taken.parts();
        parts.forEach(part -> whole.put(part.duplicate()));
        assertThat(whole.array()).isEqualTo(bytes);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.remaining() % 3 == 0);
        assertThat(memory.bytes()).isLessThanOrEqualTo(length + 100_000);
        taken.release();
        captured.rest();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void whatThereIsNoMemoryForIsCutAndCounted() {
        CaptureMemory memory = new CaptureMemory(1_000_000);
        List<CapturedResponse> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CapturedResponse captured = new CapturedResponse(memory);
            captured.begin(new Capture(Capture.MAX_BODY, false));
            captured.body(Unpooled.wrappedBuffer(new byte[300_000]), 300_000);
            captured.body(Unpooled.wrappedBuffer(new byte[100]), 100);
            all.add(captured);
        }

        assertThat(all).filteredOn(captured -> captured.bodyLength() == 300_100).hasSize(3);
        assertThat(memory.cutBodies()).isEqualTo(7);
        assertThat(memory.bytes()).isLessThanOrEqualTo(1_000_000);
        all.forEach(CapturedResponse::rest);
        assertThat(memory.bytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 67108864", "0, 0", "10, 10", "99999999999, 67108864"})
    void recordsAsMuchAsTheOptionSays(long maxBody, int kept) {
        assertThat(Capture.recording(new ResponseOptions(maxBody, List.of(), List.of())))
                .isEqualTo(new Capture(kept, true));
    }

    private CapturedResponse parse(Capture wanted) throws MalformedResponseException {
        CapturedResponse captured = Objects.requireNonNull(free.take(wanted));
        ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
        parser.begin(false, captured);
        for (byte b : RESPONSE.getBytes(ISO_8859_1)) {
            parser.parse(Unpooled.wrappedBuffer(new byte[] {b}));
        }
        assertThat(parser.parse(Unpooled.EMPTY_BUFFER)).isTrue();
        assertThat(parser.bodyBytes()).isEqualTo(7);
        return captured;
    }
}

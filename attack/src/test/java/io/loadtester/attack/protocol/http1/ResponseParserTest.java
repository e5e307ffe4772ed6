package io.loadtester.attack.protocol.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {

    /** The expected reading of a response; {@code atEnd}: complete only at the end of the connection. */
    record Expected(int status, long bodyBytes, boolean keepAlive, String location, boolean atEnd) {
        static Expected of(int status, long bodyBytes) {
            return new Expected(status, bodyBytes, true, null, false);
        }

        Expected closing() {
            return new Expected(status, bodyBytes, false, location, atEnd);
        }

        Expected untilEnd() {
            return new Expected(status, bodyBytes, keepAlive, location, true);
        }

        Expected to(String newLocation) {
            return new Expected(status, bodyBytes, keepAlive, newLocation, atEnd);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout=5                  | 5",
                "max=100, timeout=5         | 5",
                "Timeout = 20 ,x            | 20",
                "timeout=0                  | 0",
                "timeout=99999999999        | 31536000",
                "max=100                    | -1",
                "timeout=                   | -1",
                "timeout=5s                 | -1",
                "timeout                    | -1",
                "xtimeout=5                 | -1",
            })
    void readsHowLongTheServerKeepsAnIdleConnection(String keepAlive, int seconds) throws Exception {
        ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
        for (String headers : List.of("Keep-Alive: " + keepAlive + "\r\n", "keep-alive:" + keepAlive + "\r\n")) {
            parser.begin(false);
            parser.parse(
                    Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n", ISO_8859_1));

            assertThat(parser.idleSeconds()).isEqualTo(seconds);
        }
        parser.begin(false);
        parser.parse(Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ISO_8859_1));
        assertThat(parser.idleSeconds()).isEqualTo(-1);
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", Expected.of(200, 5)),
                row("no body", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Expected.of(200, 0)),
                row("no reason", "HTTP/1.1 404\r\ncontent-length: 2\r\n\r\nno", Expected.of(404, 2)),
                row("empty reason", "HTTP/1.1 500 \r\nCONTENT-LENGTH:2\r\n\r\nno", Expected.of(500, 2)),
                row("line feeds only", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", Expected.of(200, 2)),
                row("blanks", "HTTP/1.1 200 OK\r\nContent-Length: \t 2 \t\r\n\r\nok", Expected.of(200, 2)),
                row("same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok", Expected.of(200, 2)),
                row(
                        "other headers",
                        "HTTP/1.1 200 OK\r\nServer: x\r\nX:\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1)),
                row("folded", "HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 1\r\n\r\n1", Expected.of(200, 1)),
                row(
                        "chunked",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
                        Expected.of(200, 15)),
                row(
                        "trailers",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n1 \r\nx\r\n000\r\nA: b\r\nC: d\r\n\r\n",
                        Expected.of(200, 1)),
                row(
                        "empty chunked",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        Expected.of(200, 0)),
                row(
                        "until close",
                        "HTTP/1.1 200 OK\r\n\r\nall there is",
                        Expected.of(200, 12).untilEnd()),
                row(
                        "nothing until close",
                        "HTTP/1.0 200 OK\r\n\r\n",
                        Expected.of(200, 0).closing().untilEnd()),
                row(
                        "encoded until close",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nzip",
                        Expected.of(200, 3).untilEnd()),
                row(
                        "close",
                        "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1).closing()),
                row(
                        "close in a list",
                        "HTTP/1.1 200 OK\r\nConnection: x , close\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1).closing()),
                row(
                        "1.0",
                        "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1).closing()),
                row(
                        "1.0 kept alive",
                        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1)),
                row(
                        "both framings",
                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        Expected.of(200, 1).closing()),
                row("204", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", Expected.of(204, 0)),
                row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", Expected.of(304, 0)),
                row(
                        "interim",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 7\r\nLink: x\r\n\r\n"
                                + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1",
                        Expected.of(200, 1)),
                row(
                        "redirect",
                        "HTTP/1.1 302 Found\r\nLocation:  /there \r\nContent-Length: 0\r\n\r\n",
                        Expected.of(302, 0).to("/there")),
                row(
                        "location of no redirect",
                        "HTTP/1.1 201 Created\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
                        Expected.of(201, 0)));
    }

    private static Arguments row(String name, String response, Expected expected) {
        return Arguments.of(name, response, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void readsAResponseInOnePiece(String name, String response, Expected expected) throws Exception {
        ResponseParser parser = parser();

        boolean complete = feed(parser, response, List.of(response.length()));

        check(parser, complete, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void readsAResponseSplitAtEveryByte(String name, String response, Expected expected) throws Exception {
        for (int split = 1; split < response.length(); split++) {
            ResponseParser parser = parser();

            boolean complete = feed(parser, response, List.of(split, response.length()));

            check(parser, complete, expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void readsAResponseByteByByte(String name, String response, Expected expected) throws Exception {
        ResponseParser parser = parser();
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= response.length(); i++) {
            ends.add(i);
        }

        boolean complete = feed(parser, response, ends);

        check(parser, complete, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.2 200 OK\r\n",
                "HTTP/1.1 20x OK\r\n",
                "HTTP/1.1 099 Low\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1  200 OK\r\n",
                "\r\nHTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n",
                "HTTP/1.1 200 OK\r\n: 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5,\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n 6\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"
            })
    void refusesWhatIsNoResponse(String response) {
        assertThatThrownBy(() -> feed(parser(), response, List.of(response.length())))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> feed(parser(), response, List.of(response.length() / 2, response.length())))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void refusesALineWithoutEnd() {
        String response = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(LineReader.MAX_LINE);

        assertThatThrownBy(() -> feed(parser(), response, List.of(1000, 5000, response.length())))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"})
    void refusesHeadersAndTrailersWithoutEnd(String start) {
        String response = start + "X: y\r\n".repeat(LineReader.MAX_TOTAL / 5);

        assertThatThrownBy(() -> feed(parser(), response, List.of(response.length())))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void refusesInterimResponsesWithoutEnd() {
        String response = "HTTP/1.1 100 Continue\r\n\r\n".repeat(LineReader.MAX_TOTAL / 25 + 1);

        assertThatThrownBy(() -> feed(parser(), response, List.of(response.length())))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void readsABodyOfAnyNumberOfChunks() throws Exception {
        int chunks = LineReader.MAX_TOTAL;
        String response =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(chunks) + "0\r\n\r\n";
        ResponseParser parser = parser();

        assertThat(feed(parser, response, List.of(response.length()))).isTrue();
        assertThat(parser.bodyBytes()).isEqualTo(chunks);
    }

    @Test
    void takesAResponseToHeadToHaveNoBody() throws Exception {
        ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
        parser.begin(true);

        boolean complete = feed(parser, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", List.of(38));

        assertThat(complete).isTrue();
        assertThat(parser.bodyBytes()).isZero();
    }

    @Test
    void leavesWhatFollowsTheResponse() throws Exception {
        ByteBuf in = Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP", ISO_8859_1);

        assertThat(parser().parse(in)).isTrue();
        assertThat(in.toString(ISO_8859_1)).isEqualTo("HTTP");
    }

    @Test
    void aResponseThatIsCutOffIsNotComplete() throws Exception {
        ResponseParser parser = parser();

        assertThat(feed(parser, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel", List.of(41)))
                .isFalse();
        assertThat(parser.endOfInput()).isFalse();
    }

    private static ResponseParser parser() {
        ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
        parser.begin(false);
        return parser;
    }

    /** Feeds the response in pieces that end at the given positions. */
    private static boolean feed(ResponseParser parser, String response, List<Integer> ends) throws Exception {
        boolean complete = false;
        int start = 0;
        for (int end : ends) {
            ByteBuf in = Unpooled.copiedBuffer(response.substring(start, end), ISO_8859_1);
            complete = parser.parse(in);
            start = end - in.readableBytes();
            if (complete) {
                break;
            }
        }
        return complete;
    }

    private static void check(ResponseParser parser, boolean complete, Expected expected) {
        assertThat(complete).isEqualTo(!expected.atEnd());
        if (expected.atEnd()) {
            assertThat(parser.endOfInput()).isTrue();
        }
        assertThat(parser.status()).isEqualTo(expected.status());
        assertThat(parser.bodyBytes()).isEqualTo(expected.bodyBytes());
        assertThat(parser.keepAlive()).isEqualTo(expected.keepAlive());
        assertThat(parser.location()).isEqualTo(expected.location());
    }
}

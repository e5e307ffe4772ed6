package io.loadtester.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.attack.protocol.http1.MalformedResponseException;
import io.loadtester.attack.protocol.http1.ResponseParser;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parses one response that arrives in one piece, with this project's parser and with Netty's decoder, which it
 * replaces.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResponseParserBenchmark {

    /** Responses as a web server sends them. */
    public enum Response {
        TINY("Content-Length: 3\r\n\r\nxxx"),
        KILOBYTE("Content-Length: 1024\r\n\r\n" + "x".repeat(1024)),
        CHUNKED("Transfer-Encoding: chunked\r\n\r\n200\r\n" + "x".repeat(512) + "\r\n200\r\n" + "x".repeat(512)
                + "\r\n0\r\n\r\n");

        private final String rest;

        Response(String rest) {
            this.rest = rest;
        }

        byte[] bytes() {
            return ("HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
                            + "Content-Type: text/plain\r\nConnection: keep-alive\r\nETag: \"6553f1a7-3\"\r\n" + rest)
                    .getBytes(US_ASCII);
        }
    }

    @Param
    public Response response = Response.TINY;

    private final ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
    private final NettyDecoder netty = new NettyDecoder();
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    @Setup
    public void prepare() {
        byte[] whole = response.bytes();
        bytes = Unpooled.directBuffer(whole.length).writeBytes(whole);
    }

    @Benchmark
    public int loadtester() throws MalformedResponseException {
        bytes.readerIndex(0);
        parser.begin(false);
        if (!parser.parse(bytes)) {
            throw new IllegalStateException("the response is not complete");
        }
        return parser.status();
    }

    @Benchmark
    public int netty() throws Exception {
        bytes.readerIndex(0);
        return netty.read(bytes);
    }
}

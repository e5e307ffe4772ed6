package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where both this parser and Netty's decoder take something for a response, they take it for the same. */
class ResponseParserAgainstNettyTest {

    private static final int RESPONSES = 20_000;

    private record Verdict(boolean complete, int status, long bodyBytes) {
        static final Verdict REFUSED = new Verdict(false, 0, 0);
    }

    @Test
    void agreesOnWellFormedResponsesInAnyPieces() {
        Random random = new Random(11);
        for (int i = 0; i < RESPONSES; i++) {
            String response = response(random);

            Verdict ours = ours(response, random);

            assertThat(ours).as(response).isEqualTo(nettys(response)).isNotEqualTo(Verdict.REFUSED);
        }
    }

    @Test
    void agreesOnDamagedResponsesThatBothAccept() {
        Random random = new Random(12);
        int bothAccept = 0;
        for (int i = 0; i < RESPONSES; i++) {
            String response = damaged(response(random), random);

            Verdict ours = ours(response, random);
            Verdict nettys = nettys(response);

            if (ours.complete() && nettys.complete()) {
                bothAccept++;
                assertThat(ours).as(response).isEqualTo(nettys);
            }
        }
        assertThat(bothAccept).isGreaterThan(RESPONSES / 10);
    }

    private static String response(Random random) {
        StringBuilder text = new StringBuilder();
        for (int interim = random.nextInt(10); interim > 8; interim--) {
            text.append("HTTP/1.1 100 Continue\r\n\r\n");
        }
        int[] codes = {200, 200, 200, 201, 204, 301, 304, 404, 500};
        text.append("HTTP/1.1 ").append(codes[random.nextInt(codes.length)]).append(" Some Reason\r\n");
        headers(text, random);
        String body = "b".repeat(random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(50));
        boolean noBody = text.indexOf(" 204 ") > 0 || text.indexOf(" 304 ") > 0;
        if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? "Content-Length: " : "content-length:");
            text.append(body.length()).append("\r\n");
            headers(text, random);
            text.append("\r\n").append(noBody ? "" : body);
        } else {
            text.append("Transfer-Encoding: chunked\r\n\r\n");
            text.append(noBody ? "" : chunked(body, random));
        }
        return text.toString();
    }

    private static void headers(StringBuilder text, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append("X-").append(random.nextInt(1000)).append(": ");
            text.append("v".repeat(random.nextInt(200))).append("\r\n");
        }
    }

    private static String chunked(String body, Random random) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < body.length(); ) {
            int size = 1 + random.nextInt(body.length() - at);
            text.append(Integer.toHexString(size)).append(random.nextInt(5) == 0 ? ";a=b\r\n" : "\r\n");
            text.append(body, at, at + size).append("\r\n");
            at += size;
        }
        return text.append("0\r\n")
                .append(random.nextInt(5) == 0 ? "T: u\r\n" : "")
                .append("\r\n")
                .toString();
    }

    private static String damaged(String response, Random random) {
        StringBuilder text = new StringBuilder(response);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, "\r\n :,;09af".charAt(random.nextInt(10)));
            }
            if (text.isEmpty()) {
                break;
            }
        }
        return text.toString();
    }

    private static Verdict ours(String response, Random random) {
        ResponseParser parser = new ResponseParser(new byte[ResponseParser.SCRATCH_BYTES]);
        parser.begin(false);
        try {
            boolean complete = false;
            for (int at = 0; at < response.length() && !complete; ) {
                int end = Math.min(response.length(), at + 1 + random.nextInt(100));
                complete = parser.parse(Unpooled.copiedBuffer(response.substring(at, end), ISO_8859_1));
                at = end;
            }
            return complete ? new Verdict(true, parser.status(), parser.bodyBytes()) : Verdict.REFUSED;
        } catch (MalformedResponseException e) {
            return Verdict.REFUSED;
        }
    }

    private static Verdict nettys(String response) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        ByteBuf in = Unpooled.copiedBuffer(response, ISO_8859_1);
        channel.writeInbound(in);
        int status = 0;
        long bodyBytes = 0;
        Verdict verdict = Verdict.REFUSED;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            boolean first = !verdict.complete();
            if (first && message instanceof HttpResponse head) {
                status = head.decoderResult().isFailure() ? 0 : head.status().code();
                bodyBytes = 0;
            }
            if (first && message instanceof HttpContent content) {
                bodyBytes += content.content().readableBytes();
                boolean failed = content.decoderResult().isFailure();
                if (message instanceof LastHttpContent && !failed && status >= 200) {
                    verdict = new Verdict(true, status, bodyBytes);
                }
            }
            ReferenceCountUtil.release(message);
        }
        channel.finishAndReleaseAll();
        return verdict;
    }
}

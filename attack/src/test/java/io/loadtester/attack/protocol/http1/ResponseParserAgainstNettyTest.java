package io.loadtester.attack.protocol.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

/** Whenever this parser and Netty's decoder both accept a response, they read it alike. */
class ResponseParserAgainstNettyTest {

    private static final int WELL_FORMED = 50_000;
    private static final int DAMAGED = 60_000;

    /** Responses up to this length are split at every position, longer ones at some. */
    private static final int SHORT = 100;

    private final byte[] scratch = new byte[ResponseParser.SCRATCH_BYTES];
    private final ResponseParser parser = new ResponseParser(scratch);

    @Test
    void agreesOnWellFormedResponses() {
        RandomResponses responses = new RandomResponses(11);
        for (int i = 0; i < WELL_FORMED; i++) {
            String response = responses.next();
            boolean head = responses.oneIn(10);

            Verdict ours = oursInAnyPieces(response, head, responses);

            assertThat(ours)
                    .as(response)
                    .isNotEqualTo(Verdict.REFUSED)
                    .isEqualTo(NettysVerdict.of(response.getBytes(ISO_8859_1), head));
        }
    }

    @Test
    void agreesOnDamagedResponsesThatBothAccept() {
        RandomResponses responses = new RandomResponses(12);
        int bothAccept = 0;
        for (int i = 0; i < DAMAGED; i++) {
            String response = responses.damaged(responses.next());
            boolean head = responses.oneIn(10);

            Verdict ours = oursInAnyPieces(response, head, responses);
            Verdict nettys = NettysVerdict.of(response.getBytes(ISO_8859_1), head);

            if (ours.complete() && nettys.complete()) {
                bothAccept++;
                assertThat(ours).as(response).isEqualTo(nettys);
            }
        }
        assertThat(bothAccept).isGreaterThan(DAMAGED / 4);
    }

    /** The verdict on the whole response, which must be the same for any two pieces and for single bytes. */
    private Verdict oursInAnyPieces(String response, boolean head, RandomResponses random) {
        int length = response.length();
        ByteBuf bytes = Unpooled.wrappedBuffer(response.getBytes(ISO_8859_1));
        Verdict whole = ours(bytes, head, length, length);
        int tries = length <= SHORT ? length : 5;
        for (int i = 1; i < tries; i++) {
            int split = length <= SHORT ? i : 1 + random.below(length - 1);
            Verdict inTwo = ours(bytes, head, split, length - split);
            if (!inTwo.equals(whole)) {
                assertThat(inTwo).as("%s split at %s", response, split).isEqualTo(whole);
            }
        }
        assertThat(ours(bytes, head, 1, 1)).as(response).isEqualTo(whole);
        return whole;
    }

    /**
     * @param first length of the first piece
     * @param other length of the other pieces
     */
    private Verdict ours(ByteBuf in, boolean head, int first, int other) {
        parser.begin(head);
        boolean complete = false;
        try {
            for (int end = first; end <= in.capacity() && !complete; end += Math.max(1, other)) {
                in.setIndex(end == first ? 0 : in.readerIndex(), end);
                complete = parser.parse(in);
            }
        } catch (MalformedResponseException e) {
            return Verdict.REFUSED;
        }
        if (!complete && !parser.endOfInput()) {
            return Verdict.REFUSED;
        }
        return new Verdict(true, parser.status(), parser.bodyBytes(), in.readerIndex(), parser.keepAlive());
    }
}

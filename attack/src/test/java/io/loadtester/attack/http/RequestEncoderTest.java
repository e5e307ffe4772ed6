package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Regex;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import io.loadtester.spec.JacksonValue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestEncoderTest {

    @Test
    void writesTheLeastThereIsToAGet() {
        String request = encode(get("http://Example.com:8080/a%20b?c=d&e"), AttackOptions.DEFAULTS, "");

        assertThat(request)
                .isEqualTo(
                        "GET /a%20b?c=d&e HTTP/1.1\r\nHost: example.com:8080\r\nUser-Agent: loadtester/0.1\r\nAccept-Encoding: gzip\r\n\r\n");
    }

    @Test
    void asksForTheRootWhenTheUrlHasNoPath() {
        assertThat(encode(get("http://example.com"), AttackOptions.DEFAULTS, ""))
                .startsWith("GET / HTTP/1.1\r\n");
        assertThat(encode(get("http://example.com?x=1"), AttackOptions.DEFAULTS, ""))
                .startsWith("GET /?x=1 HTTP/1.1\r\n");
    }

    @Test
    void keepsTheBracketsOfAnAddress() {
        assertThat(encode(get("http://[::1]:81/"), AttackOptions.DEFAULTS, "")).contains("\r\nHost: [::1]:81\r\n");
        assertThat(Origin.of(Url.parse("http://[::1]:81/"))).isEqualTo(new Origin(false, "::1", 81));
    }

    @Test
    void theUsersHostAndAgentComeFirst() {
        Target target = target("GET", Body.EMPTY, new Header("host", "other"), new Header("user-agent", "mine"));

        assertThat(encode(target, AttackOptions.DEFAULTS, ""))
                .isEqualTo("GET / HTTP/1.1\r\nHost: other\r\nUser-Agent: mine\r\nAccept-Encoding: gzip\r\n\r\n");
    }

    @Test
    void theAttacksHeadersFollowTheTargets() {
        Target target = target("GET", Body.EMPTY, new Header("A", "1"), new Header("A", "2"));

        String request = encode(target, options(true, new Header("B", "3")), "my test");

        assertThat(request)
                .endsWith("\r\nA: 1\r\nA: 2\r\nB: 3\r\nAccept-Encoding: gzip\r\nX-Vegeta-Attack: my test\r\n\r\n");
    }

    @Test
    void acceptsWhatTheUserSaysItAccepts() {
        Target chosen = target("GET", Body.EMPTY, new Header("accept-encoding", "identity"));
        Target range = target("GET", Body.EMPTY, new Header("Range", "bytes=0-9"));

        assertThat(encode(chosen, AttackOptions.DEFAULTS, ""))
                .contains("accept-encoding: identity")
                .doesNotContain("gzip");
        assertThat(encode(range, AttackOptions.DEFAULTS, "")).doesNotContain("gzip");
        assertThat(encode(target("HEAD", Body.EMPTY), AttackOptions.DEFAULTS, ""))
                .doesNotContain("gzip");
        assertThat(encode(get("http://a/"), options(true, new Header("Accept-Encoding", "br")), ""))
                .contains("Accept-Encoding: br")
                .doesNotContain("gzip");
    }

    @Test
    void acceptsNothingCompressedWhereTheBodyIsLookedInto() {
        assertThat(List.of(
                        new Assertion.BodyContains("ok"),
                        new Assertion.BodyMatches(Regex.of("o+k")),
                        new Assertion.JsonEquals("/a", JacksonValue.of("1"))))
                .allSatisfy(assertion -> {
                    assertThat(encode(asserting(assertion), AttackOptions.DEFAULTS, ""))
                            .doesNotContain("gzip");
                    ResponseOptions response = new ResponseOptions(0, List.of(), List.of(assertion));
                    assertThat(encode(get("http://a/"), AttackOptions.DEFAULTS.with(response), ""))
                            .doesNotContain("gzip");
                });
        assertThat(encode(asserting(new Assertion.BodyAtMost(9)), AttackOptions.DEFAULTS, ""))
                .contains("Accept-Encoding: gzip");
    }

    private static Target asserting(Assertion assertion) {
        return new Target(
                "home", "GET", UrlTemplate.of(Url.parse("http://a/")), List.of(), Body.EMPTY, 1, List.of(assertion));
    }

    @Test
    void saysHowLongTheBodyIsWhateverTheHeadersSay() {
        Target target = target(
                "PUT",
                Body.of("grüße".getBytes(UTF_8)),
                new Header("Content-Length", "99"),
                new Header("Transfer-Encoding", "chunked"));

        assertThat(encode(target, AttackOptions.DEFAULTS, ""))
                .isEqualTo("PUT / HTTP/1.1\r\nHost: example.com\r\nUser-Agent: loadtester/0.1\r\n"
                        + "Accept-Encoding: gzip\r\nContent-Length: 7\r\n\r\ngrüße");
    }

    @Test
    void aPostWithoutABodySaysSo() {
        assertThat(encode(target("POST", Body.EMPTY), AttackOptions.DEFAULTS, ""))
                .contains("\r\nContent-Length: 0\r\n");
    }

    @Test
    void targetsWithoutABodyHaveTheAttacks() {
        AttackOptions options = AttackOptions.DEFAULTS.with(
                new RequestOptions(Duration.ofSeconds(1), 10, false, List.of(), Body.of("all".getBytes(UTF_8))));

        assertThat(encode(target("POST", Body.EMPTY), options, "")).endsWith("\r\n\r\nall");
        assertThat(encode(target("POST", Body.of("own".getBytes(UTF_8))), options, ""))
                .endsWith("\r\n\r\nown");
    }

    @Test
    void sendsABodyInChunksWithoutItsLength() {
        Target target =
                target("POST", Body.of("x".repeat(ChunkedBody.CHUNK_BYTES + 10).getBytes(UTF_8)));

        assertThat(encode(target, chunked(), ""))
                .isEqualTo("POST / HTTP/1.1\r\nHost: example.com\r\nUser-Agent: loadtester/0.1\r\n"
                        + "Accept-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n"
                        + "x".repeat(ChunkedBody.CHUNK_BYTES)
                        + "\r\na\r\nxxxxxxxxxx\r\n0\r\n\r\n");
    }

    @Test
    void thereAreNoChunksOfNothing() {
        assertThat(encode(target("POST", Body.EMPTY), chunked(), ""))
                .contains("\r\nContent-Length: 0\r\n")
                .doesNotContain("chunked");
    }

    private static AttackOptions chunked() {
        return AttackOptions.DEFAULTS.with(new RequestOptions(Duration.ofSeconds(1), 10, true, List.of(), Body.EMPTY));
    }

    @Test
    void withoutKeepaliveTheServerIsAskedToClose() {
        Target target = target("GET", Body.EMPTY, new Header("Connection", "keep-alive"));

        assertThat(encode(target, options(false), ""))
                .endsWith("\r\nConnection: close\r\n\r\n")
                .doesNotContain("keep-alive");
    }

    @Test
    void aTargetMayAskForItsConnectionToBeClosed() {
        Target target = target("GET", Body.EMPTY, new Header("connection", "Close"));

        RequestTemplate template = RequestTemplate.of(target, spec(target, AttackOptions.DEFAULTS, ""));

        assertThat(template.keepAlive()).isFalse();
    }

    @Test
    void aRequestCanBeSentAnyNumberOfTimes() {
        Target target = get("http://example.com/");
        RequestTemplate template = RequestTemplate.of(target, spec(target, AttackOptions.DEFAULTS, ""));
        EncodedRequest request = RequestEncoder.encode(template, UnpooledByteBufAllocator.DEFAULT);

        ByteBuf first = request.view();
        first.skipBytes(first.readableBytes());
        first.release();
        ByteBuf second = request.view();

        assertThat(second.toString(UTF_8)).startsWith("GET / HTTP/1.1");
        second.release();
        request.release();
        assertThat(second.refCnt()).isZero();
    }

    @Test
    void bytesThatAreNotSentYetKeepTheNumberOfTheirHit() {
        Target target = get("http://example.com/");
        RequestTemplate template = RequestTemplate.of(target, spec(target, AttackOptions.DEFAULTS, ""));
        EncodedRequest request = RequestEncoder.encode(template, UnpooledByteBufAllocator.DEFAULT);

        EncodedRequest failed = request.numbered(7);
        ByteBuf unsent = failed.view();
        failed.release();
        EncodedRequest later = request.numbered(8);
        ByteBuf sent = later.view();

        assertThat(unsent.toString(UTF_8)).contains("\r\nX-Vegeta-Seq: 7\r\n");
        assertThat(sent.toString(UTF_8)).isEqualTo(unsent.toString(UTF_8).replace("Seq: 7", "Seq: 8"));
        unsent.release();
        sent.release();
        later.release();
        request.release();
        assertThat(List.of(unsent.refCnt(), sent.refCnt())).containsOnly(0);
    }

    @Test
    void aRequestIsNumberedAnewWhateverTheLengthOfItsNumber() {
        Target target = get("http://example.com/");
        RequestTemplate template = RequestTemplate.of(target, spec(target, AttackOptions.DEFAULTS, ""));
        EncodedRequest request = RequestEncoder.encode(template, UnpooledByteBufAllocator.DEFAULT);

        for (long seq : new long[] {0, 9, 10, 99, 100, 5, Long.MAX_VALUE}) {
            EncodedRequest numbered = request.numbered(seq);
            ByteBuf view = numbered.view();
            assertThat(view.toString(UTF_8)).endsWith("\r\nX-Vegeta-Seq: " + seq + "\r\n\r\n");
            view.release();
            numbered.release();
        }
        request.release();
    }

    private static String encode(Target target, AttackOptions options, String attackName) {
        RequestTemplate template = RequestTemplate.of(target, spec(target, options, attackName));
        EncodedRequest request = RequestEncoder.encode(template, UnpooledByteBufAllocator.DEFAULT);
        ByteBuf view = request.view();
        try {
            return view.toString(UTF_8);
        } finally {
            view.release();
            request.release();
        }
    }

    private static AttackSpec spec(Target target, AttackOptions options, String attackName) {
        return new AttackSpec(attackName, new ConstantPacer(1), Duration.ofSeconds(1), List.of(target), options);
    }

    private static Target get(String url) {
        return new Target("t", "GET", URI.create(url), List.of(), Body.EMPTY);
    }

    private static Target target(String method, Body body, Header... headers) {
        return new Target("t", method, URI.create("http://example.com/"), List.of(headers), body);
    }

    private static AttackOptions options(boolean keepalive, Header... headers) {
        return AttackOptions.DEFAULTS
                .with(new RequestOptions(Duration.ofSeconds(1), 10, false, List.of(headers), Body.EMPTY))
                .with(new ConnectionOptions(keepalive, false, false, 10, 0));
    }
}

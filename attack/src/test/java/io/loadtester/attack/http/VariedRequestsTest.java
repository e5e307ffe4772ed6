package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loadtester.attack.template.Variation;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VariedRequestsTest {

    private static final long MILLIS = 1_790_000_000_123L;

    @Test
    void fillsInPathHeadersAndBody() {
        VariedRequests requests = requests(target(
                "POST", "/u/{{name}}?n={{seq}}", "{\"t\":{{now}},\"n\":\"{{name}}\"}", "X-Id: {{seq}}/{{name}}"));

        assertThat(wire(requests.next(7, MILLIS)))
                .isEqualTo(lines(
                        "POST /u/ann%20%C3%BC?n=7 HTTP/1.1",
                        "Host: a.example:81",
                        "User-Agent: loadtester/0.1",
                        "X-Id: 7/ann ü",
                        "Accept-Encoding: gzip",
                        "X-Vegeta-Attack: my {{test}}",
                        "X-Vegeta-Seq: 7",
                        "Content-Length: 32",
                        "",
                        "{\"t\":1790000000123,\"n\":\"ann ü\"}"));
        assertThat(wire(requests.next(12_344, 5)))
                .isEqualTo(lines(
                        "POST /u/bob?n=12344 HTTP/1.1",
                        "Host: a.example:81",
                        "User-Agent: loadtester/0.1",
                        "X-Id: 12344/bob",
                        "Accept-Encoding: gzip",
                        "X-Vegeta-Attack: my {{test}}",
                        "X-Vegeta-Seq: 12344",
                        "Content-Length: 17",
                        "",
                        "{\"t\":5,\"n\":\"bob\"}"));
    }

    @Test
    void asksForTheRootWhenThereIsOnlyAQuery() {
        assertThat(wire(requests(target("GET", "?n={{seq}}", "")).next(0, MILLIS)))
                .startsWith("GET /?n=0 HTTP/1.1\r\n")
                .doesNotContain("Content-Length");
    }

    @Test
    void theHeadersThatComeFirstMayVaryToo() {
        assertThat(wire(requests(target("GET", "/", "", "A: {{seq}}", "host: h{{seq}}", "User-Agent: u{{seq}}"))
                        .next(3, MILLIS)))
                .isEqualTo(lines(
                        "GET / HTTP/1.1",
                        "Host: h3",
                        "User-Agent: u3",
                        "A: 3",
                        "Accept-Encoding: gzip",
                        "X-Vegeta-Attack: my {{test}}",
                        "X-Vegeta-Seq: 3",
                        "",
                        ""));
    }

    @Test
    void whatTheAttackAddsMayVaryToo() {
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new RequestOptions(
                        Duration.ofSeconds(1),
                        10,
                        false,
                        List.of(new Header("B", "{{seq}}")),
                        Body.of("b{{seq}}".getBytes(UTF_8))))
                .with(new ConnectionOptions(false, false, false, 1, 1));

        EncodedRequest request = requests(target("PUT", "/", ""), options).next(10, MILLIS);

        assertThat(wire(request))
                .isEqualTo(lines(
                        "PUT / HTTP/1.1",
                        "Host: a.example:81",
                        "User-Agent: loadtester/0.1",
                        "B: 10",
                        "Accept-Encoding: gzip",
                        "X-Vegeta-Attack: my {{test}}",
                        "X-Vegeta-Seq: 10",
                        "Content-Length: 3",
                        "Connection: close",
                        "",
                        "b10"));
        assertThat(request.keepAlive()).isFalse();
        assertThat(request.bodyBytes()).isEqualTo(3);
    }

    @Test
    void aBodyThatComesOutEmptySaysSo() {
        assertThat(wire(requests(target("GET", "/", "{{empty}}")).next(0, MILLIS)))
                .endsWith("\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void theSameHitCanBeWrittenAgainAndReadAsATemplate() {
        EncodedRequest request = requests(
                        target("POST", "/{{uuid}}/{{name}}", "{{randomInt 1 1000000}}", "A: {{uuid}}"))
                .next(5, MILLIS);

        RequestTemplate template = request.template();

        assertThat(wire(request)).isEqualTo(wire(request));
        EncodedRequest encoded = RequestEncoder.encode(template, UnpooledByteBufAllocator.DEFAULT);
        assertThat(wire(encoded)).isEqualTo(wire(request));
        encoded.release();
        assertThat(template.url()).hasToString(request.url());
        assertThat(request.url()).startsWith("http://a.example:81/").endsWith("/ann%20%C3%BC");
        assertThat(request.origin()).isEqualTo(template.origin());
    }

    @Test
    void bytesThatAreNoTextAreSentAsTheyAre() {
        byte[] bytes = {'{', '{', (byte) 0xff, '}', '}'};
        Target target = new Target(
                "t",
                "POST",
                new UrlTemplate(Url.parse("http://a.example"), "/{{seq}}"),
                List.of(),
                Body.of(bytes),
                1,
                List.of());

        assertThat(requests(target, AttackOptions.DEFAULTS)
                        .next(1, MILLIS)
                        .template()
                        .body())
                .isEqualTo(Body.of(bytes));
    }

    @Test
    void aTargetWithoutPlaceholdersIsEncodedOnceForAll() {
        Target plain = target("POST", "/a", "}}", "A: b");

        assertThat(RequestSource.of(plain, spec(plain, AttackOptions.DEFAULTS), variation()))
                .isEqualTo(RequestTemplate.of(plain, spec(plain, AttackOptions.DEFAULTS)));
    }

    @Test
    void aRequestIsUsedAgainOnceItIsReleased() {
        VariedRequests requests = requests(target("GET", "/{{seq}}", ""));
        EncodedRequest first = requests.next(1, MILLIS);
        EncodedRequest second = requests.next(2, MILLIS);
        assertThat(wire(first)).startsWith("GET /1 ");

        first.release();

        assertThat(requests.next(3, MILLIS)).isSameAs(first).isNotSameAs(second);
        assertThat(wire(first)).startsWith("GET /3 ");
        assertThat(wire(second)).startsWith("GET /2 ");
    }

    @Test
    void nothingIsAllocatedForAHit() throws Exception {
        Target target =
                target("POST", "/{{seq}}/{{name}}?{{randomInt 1 6}}", "{{uuid}} {{now}} {{name}}", "X-Id: {{uuid}}");
        VariedRequests requests = RequestEncoder.encode(
                (VariedTemplate) RequestSource.of(target, spec(target, AttackOptions.DEFAULTS), variation()),
                PooledByteBufAllocator.DEFAULT);
        ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
        // Leak detection allocates a record for every buffer.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        // Threads of the same kind as event loops.
        ExecutorService loop = Executors.newSingleThreadExecutor(new DefaultThreadFactory("test-loop"));
        try {
            long allocated =
                    loop.submit(() -> allocatedBytes(requests, 100_000)).get(1, TimeUnit.MINUTES);

            assertThat(allocated / 100_000.0).isLessThan(8);
        } finally {
            loop.shutdownNow();
            ResourceLeakDetector.setLevel(level);
        }
    }

    private static long allocatedBytes(VariedRequests requests, int hits) {
        encode(requests, hits);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        encode(requests, hits);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static void encode(VariedRequests requests, int hits) {
        for (int i = 0; i < hits; i++) {
            EncodedRequest request = requests.next(i, MILLIS + i);
            request.view().release();
            request.release();
        }
    }

    private static VariedRequests requests(Target target) {
        return requests(target, AttackOptions.DEFAULTS);
    }

    private static VariedRequests requests(Target target, AttackOptions options) {
        ByteBufAllocator allocator = UnpooledByteBufAllocator.DEFAULT;
        return RequestEncoder.encode(
                (VariedTemplate) RequestSource.of(target, spec(target, options), variation()), allocator);
    }

    private static Variation variation() {
        FeederRows.Builder rows = new FeederRows.Builder(2);
        List.of("bob", "", "ann ü", "").forEach(rows::add);
        return new Variation(
                new UUID(1, 2), new Feeder(List.of("name", "empty"), rows.build(), FeederOrder.ROUND_ROBIN, 0));
    }

    private static AttackSpec spec(Target target, AttackOptions options) {
        return new AttackSpec("my {{test}}", new ConstantPacer(1), Duration.ofSeconds(1), List.of(target), options);
    }

    private static Target target(String method, String path, String body, String... headers) {
        return new Target(
                "t",
                method,
                new UrlTemplate(Url.parse("http://a.example:81"), path),
                List.of(headers).stream()
                        .map(line -> line.split(": ", 2))
                        .map(parts -> new Header(parts[0], parts[1]))
                        .toList(),
                Body.of(body.getBytes(UTF_8)),
                1,
                List.of());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static String wire(EncodedRequest request) {
        ByteBuf bytes = request.view();
        try {
            return bytes.toString(UTF_8);
        } finally {
            bytes.release();
        }
    }
}

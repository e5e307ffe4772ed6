package io.loadtester.attack.loop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a long list are those of a short one. */
class ListedRequestsTest {

    private static final UnpooledByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areByteForByteThoseOfEncodedTargets(boolean chunked) {
        List<Target> targets = targets(2_000);
        AttackSpec spec = spec(targets, options(chunked, true));

        assertThat(all(new ListedRequests(of(spec), new LoopPart(0, 1), ALLOCATOR), targets.size()))
                .isEqualTo(all(new EncodedRequests(of(spec), new LoopPart(0, 1), ALLOCATOR), targets.size()));
    }

    @Test
    void leaveBracesAsTheyAreWithoutTemplates() {
        Target target = target("POST", "/", List.of(new Header("A", "{{x}}")), Body.of("{{y".getBytes(UTF_8)));
        AttackSpec spec = spec(List.of(target), options(false, false));

        assertThat(all(new ListedRequests(of(spec), new LoopPart(0, 1), ALLOCATOR), 1)
                        .get(0))
                .contains("A: {{x}}\r\n")
                .contains("\r\n\r\n{{y ");
    }

    /** All sorts, so that each way of making a request is taken, and many of a kind in a row. */
    private static List<Target> targets(int count) {
        Body file = Body.shared(ByteBuffer.wrap(new byte[7_000]));
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            targets.add(
                    switch (i % 7) {
                        case 0 -> target("GET", "/" + i, List.of(), Body.EMPTY);
                        case 1 -> target("POST", "/" + i, List.of(), Body.of(("b" + i).getBytes(UTF_8)));
                        case 2 -> target("POST", "/" + i, List.of(), Body.EMPTY);
                        case 3 -> target("PUT", "?q=" + i, List.of(new Header("X", "x" + i)), file);
                        case 4 -> target("GET", "/{{seq}}/" + i, List.of(new Header("Host", "h")), Body.EMPTY);
                        case 5 -> target("GET", "", List.of(new Header("Connection", "close")), Body.EMPTY);
                        default -> target("POST", "/", List.of(), Body.of(new byte[] {-1, '{', '{', 'n', 'o', 'w', 0}));
                    });
        }
        return targets;
    }

    private static List<String> all(Requests requests, int count) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            EncodedRequest request = requests.next(n);
            assertThat(requests.target()).isEqualTo(n);
            ByteBuf view = request.view();
            all.add(view.toString(ISO_8859_1) + " " + request.bodyBytes() + " " + request.keepAlive());
            view.release();
            if (request.isOfOneHit()) {
                request.release();
            }
        }
        requests.release();
        return all;
    }

    private static TargetRequests of(AttackSpec spec) {
        return TargetRequests.of(new UUID(1, 2), spec, Lane.ONLY);
    }

    private static AttackSpec spec(List<Target> targets, AttackOptions options) {
        return new AttackSpec("name", new ConstantPacer(1), Duration.ofSeconds(1), targets, options);
    }

    private static AttackOptions options(boolean chunked, boolean template) {
        return AttackOptions.DEFAULTS.with(new RequestOptions(
                Duration.ofSeconds(1), 10, chunked, List.of(new Header("All", "a")), Body.EMPTY, template));
    }

    private static Target target(String method, String path, List<Header> headers, Body body) {
        return new Target("t", method, new UrlTemplate(Url.parse("http://a"), path), headers, body, 1, List.of());
    }
}

package io.loadtester.common.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.url.Url;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetListTest {

    private static final Body FILE = Body.shared(ByteBuffer.wrap("shared by all".getBytes(UTF_8)));

    private final Random random = new Random(15);

    @Test
    void givesBackWhatItTook() {
        List<Target> targets = IntStream.range(0, 20_000).mapToObj(this::any).toList();

        TargetList list = TargetList.copyOf(targets);

        assertThat(list).isEqualTo(targets).hasSize(20_000);
        assertThat(TargetList.copyOf(list)).isSameAs(list);
        assertThat(list.origins()).containsExactlyInAnyOrder(Url.parse("http://a"), Url.parse("https://b.example:81"));
    }

    @Test
    void keepsAnyTargetOnItsOwn() {
        for (int i = 0; i < 500; i++) {
            Target target = any(i);

            assertThat(TargetList.copyOf(List.of(target)).get(0)).isEqualTo(target);
        }
    }

    @Test
    void keepsABodyOfAFileOnce() {
        TargetList list = TargetList.copyOf(IntStream.range(0, 1_000)
                .mapToObj(i -> target("POST /" + i, "/" + i, List.of(), FILE))
                .toList());

        assertThat(list).allSatisfy(target -> assertThat(target.body()).isSameAs(FILE));
    }

    @Test
    void targetsThatDifferInPathAndBodyAloneAreOfOneKind() {
        TargetList list = TargetList.copyOf(IntStream.range(0, 1_000)
                .mapToObj(i -> target("n" + i, "/" + i, List.of(new Header("A", "b")), body("b" + i)))
                .toList());

        assertThat(list.kinds())
                .containsExactly(new TargetKind(
                        "POST", Url.parse("http://a"), List.of(new Header("A", "b")), 1, List.of(), false));
    }

    @Test
    void tellsTargetsWithPlaceholders() {
        TargetList list = TargetList.copyOf(List.of(
                target("a", "/{{seq}}", List.of(), Body.EMPTY),
                target("b", "/", List.of(new Header("A", "{{uuid}}")), Body.EMPTY),
                target("c", "/", List.of(), body("{{now}}")),
                target("d", "/", List.of(), body("{ {x}} }"))));

        TargetCursor cursor = list.cursor();
        assertThat(IntStream.range(0, 4).mapToObj(i -> cursor.at(i).kind().varied()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void aMillionTargetsTakeLessThanAHundredMegabytes() {
        TargetList.Builder builder = new TargetList.Builder();
        for (int i = 0; i < 1_000_000; i++) {
            String path = "/catalogue/items/" + i + "?page=" + i % 100;
            builder.add(target("POST http://a" + path, path, List.of(), Body.EMPTY));
        }

        TargetList list = builder.build();

        assertThat(list.footprintBytes()).isLessThan(100_000_000);
        assertThat(list.get(999_999).name()).isEqualTo("POST http://a/catalogue/items/999999?page=99");
    }

    private Target any(int i) {
        List<Header> headers = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            headers.add(new Header("H" + n, random.nextBoolean() ? "v" : "v" + i));
        }
        String path = random.nextInt(5) == 0 ? "" : "/" + "p".repeat(random.nextInt(200)) + i;
        Url origin = Url.parse(random.nextBoolean() ? "http://a" : "https://b.example:81");
        String method = random.nextBoolean() ? "GET" : "POST";
        String name = random.nextBoolean() ? method + " " + origin + path : "größe " + i;
        Body body =
                random.nextBoolean() ? FILE : body("x".repeat(random.nextInt(10) == 0 ? 40_000 : random.nextInt(50)));
        List<Assertion> assertions = random.nextBoolean() ? List.of() : List.of(new Assertion.BodyContains("x"));
        return new Target(
                name, method, new UrlTemplate(origin, path), headers, body, 1 + random.nextInt(3), assertions);
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(UTF_8));
    }

    private static Target target(String name, String path, List<Header> headers, Body body) {
        return new Target(name, "POST", new UrlTemplate(Url.parse("http://a"), path), headers, body, 1, List.of());
    }
}

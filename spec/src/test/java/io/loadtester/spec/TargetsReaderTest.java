package io.loadtester.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.Target;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://a/%d\n",
                "GET http://a/%d\nX: y\n\n",
                "{\"method\": \"GET\", \"url\": \"http://a/%d\"}\n",
                "{\"method\": \"GET\", \"url\": \"http://a/%d\"}"
            })
    void readsNoFurtherThanItMust(String line) throws IOException {
        Endless text = new Endless("", n -> String.format(line, n));
        TargetsReader reader = reader(text);

        List<String> paths = paths(reader, 10_000);

        assertThat(paths).hasSize(10_000).startsWith("/0", "/1").endsWith("/9999");
        assertThat(text.lines).isBetween(10_000, 20_000);
    }

    @Test
    void readsAnArrayThatHasNoEnd() throws IOException {
        Endless text = new Endless(" [", n -> "{\"method\": \"GET\", \"url\": \"http://a/" + n + "\"},");

        assertThat(paths(reader(text), 3)).containsExactly("/0", "/1", "/2");
    }

    @Test
    void tellsOfABadTargetWhenItComes() throws IOException {
        TargetsReader reader = reader(new Endless("", n -> n == 2 ? "GET nowhere\n" : "GET http://a/" + n + "\n"));

        assertThat(paths(reader, 2)).containsExactly("/0", "/1");
        assertThatThrownBy(reader::next).isInstanceOfSatisfying(InputException.class, e -> assertThat(e.message())
                .startsWith("line 3: bad URL: \"nowhere\""));
    }

    @Test
    void bracesAreCharactersWithoutTemplates() throws IOException {
        TargetsReader reader = new TargetsReader(
                "t",
                new Endless("GET http://a/{{x}}/{y}?q={{\nX: {{x}}\n\n", n -> "GET http://a/{{seq}}\n"),
                TargetFormat.AUTO,
                TargetRules.withoutFiles(false));

        Target target = reader.next().orElseThrow();

        assertThat(target.url().pathAndQuery()).isEqualTo("/%7B%7Bx%7D%7D/%7By%7D?q=%7B%7B");
        assertThat(target.headers().get(0).value()).isEqualTo("{{x}}");
        assertThat(paths(reader, 1)).containsExactly("/%7B%7Bseq%7D%7D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/",
                "http://a.example",
                "HTTP://u:p@A.example:81/x?y=z&a=b;c,d",
                "https://[::1]:8443/a/../b",
                "http://a.example?q",
                "http://a.example/a%20b",
                "http://a.example/ä#f",
                "http://a.example/x#f",
                "http://a.example/{{seq}}"
            })
    void aUrlIsReadAlikeWhateverCameBeforeIt(String url) {
        TargetUrls urls = new TargetUrls(true);
        Place place = Place.field("t");

        for (int i = 0; i < 3; i++) {
            assertThat(urls.parse(place, url)).isEqualTo(TargetUrl.parse(place, url));
            assertThat(urls.parse(place, url + "/next")).isEqualTo(TargetUrl.parse(place, url + "/next"));
        }
    }

    private static TargetsReader reader(InputStream text) {
        return new TargetsReader("t", text, TargetFormat.AUTO, TargetRules.withoutFiles(true));
    }

    private static List<String> paths(TargetsReader reader, int count) throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(reader.next().orElseThrow().url().pathAndQuery());
        }
        return paths;
    }

    /** Endless lines, created on demand. */
    private static final class Endless extends InputStream {
        private final IntFunction<String> line;
        private byte[] current;
        private int position;
        private int lines;

        Endless(String beginning, IntFunction<String> line) {
            this.current = beginning.getBytes(UTF_8);
            this.line = line;
        }

        @Override
        public int read() {
            if (position == current.length) {
                current = line.apply(lines++).getBytes(UTF_8);
                position = 0;
            }
            return current[position++];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            bytes[offset] = (byte) read();
            int count = Math.min(length - 1, current.length - position);
            System.arraycopy(current, position, bytes, offset + 1, count);
            position += count;
            return count + 1;
        }
    }
}

package io.loadtester.common.test.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.test.template.Piece.Column;
import io.loadtester.common.test.template.Piece.RandomInt;
import io.loadtester.common.test.template.Piece.Seq;
import io.loadtester.common.test.template.Piece.Text;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTemplateTest {

    @Test
    void findsPlaceholdersBesideAByteThatIsNoText() {
        assertThat(BodyTemplate.parse(latin("\u00ff{{seq}}\u00e4{{ randomInt 1 6 }}"))
                        .pieces())
                .containsExactly(new Text("\u00ff"), new Seq(), new Text("\u00e4"), new RandomInt(1, 6));
    }

    @Test
    void keepsEveryByteThatIsNoPlaceholder() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        assertThat(BodyTemplate.parse(ByteBuffer.wrap(all)).pieces())
                .containsExactly(new Text(new String(all, ISO_8859_1)));
    }

    @Test
    void namesOfColumnsAreUtf8() {
        assertThat(BodyTemplate.parse(ByteBuffer.wrap("ä{{größe}}".getBytes(UTF_8)))
                        .pieces())
                .contains(new Column("größe"));
    }

    @Test
    void namesWhatLooksLikeAPlaceholderWhateverTheEncoding() {
        assertThat(BodyTemplate.parse(latin("\u00ff{{sqe}}")).pieces()).contains(new Column("sqe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff{{", "\u00ff{{\u0001}}", "{{\u00ff}}", "\u00ff{{a{{b", "\u00ff{{}}"})
    void bracesInBytesThatAreNoTextAreOftenNone(String body) {
        assertThat(BodyTemplate.hasPlaceholders(latin(body))).isFalse();
        assertThat(BodyTemplate.parse(latin(body)).pieces()).containsExactly(new Text(body));
    }

    @Test
    void bracesInTextAreAlwaysSome() {
        ByteBuffer body = ByteBuffer.wrap("ä{{".getBytes(UTF_8));

        assertThat(BodyTemplate.hasPlaceholders(body)).isTrue();
        assertThatThrownBy(() -> BodyTemplate.parse(body)).isInstanceOf(TemplateException.class);
    }

    private static ByteBuffer latin(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}

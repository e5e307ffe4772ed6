package io.loadtester.common.test.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void partsTextAtItsPlaceholders() {
        assertThat(Template.parse(
                                "a{{seq}}b{{ uuid }}{{now}}{{now iso}}{{randomInt -3  7}}{{user.name}}{{first name}}c")
                        .pieces())
                .isEqualTo(List.of(
                        new Piece.Text("a"),
                        new Piece.Seq(),
                        new Piece.Text("b"),
                        new Piece.Uuid(),
                        new Piece.Now(),
                        new Piece.NowIso(),
                        new Piece.RandomInt(-3, 7),
                        new Piece.Column("user.name"),
                        new Piece.Column("first name"),
                        new Piece.Text("c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"a\":{\"b\":1}}", "}}", "{", "a{b"})
    void leavesTextWithoutPlaceholdersAsItIs(String text) {
        assertThat(Template.parse(text).pieces()).isEqualTo(text.isEmpty() ? List.of() : List.of(new Piece.Text(text)));
    }

    @Test
    void bracesOfJsonMayTouchThoseOfAPlaceholder() {
        assertThat(Template.parse("{\"a\":{\"b\":{{seq}}}}").pieces())
                .containsExactly(new Piece.Text("{\"a\":{\"b\":"), new Piece.Seq(), new Piece.Text("}}"));
        assertThat(Template.parse("{{{seq}}}").pieces())
                .containsExactly(new Piece.Text("{"), new Piece.Seq(), new Piece.Text("}"));
    }

    @Test
    void quotedTextIsWrittenAsItIs() {
        assertThat(Template.parse("a{{\"{{\"}}seq{{ \"}}\" }}").pieces())
                .containsExactly(
                        new Piece.Text("a"), new Piece.Quoted("{{"), new Piece.Text("seq"), new Piece.Quoted("}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a{{seq}}{{uuid}}b", "{{now}}{{now iso}}", "{{randomInt 1 2}}", "{{\"{{\"}}x", "{{user.name}}"})
    void everyPieceKnowsHowItIsWritten(String text) {
        assertThat(Template.parse(text).pieces().stream().map(Piece::source).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x{{seq | has no closing",
                "{{}} | is empty",
                "{{ }} | is empty",
                "{{seq 5}} | takes no arguments",
                "{{now local}} | may be followed by iso only",
                "{{randomInt}} | must have two whole numbers",
                "{{randomInt 1}} | must have two whole numbers",
                "{{randomInt 1 b}} | must have two whole numbers",
                "{{randomInt 2 1}} | must have two whole numbers",
                "{{randomInt 1 99999999999999999999}} | must have two whole numbers"
            })
    void saysWhatIsWrongWithAPlaceholder(String text, String message) {
        assertThatThrownBy(() -> Template.parse(text))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }
}

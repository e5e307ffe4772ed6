package io.loadtester.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    @Test
    void changesOneLineInPlaceOnATerminal() {
        ProgressLine line = new ProgressLine(out, true);

        line.show("one");
        line.show("two");
        line.say("stays");
        line.erase();

        assertThat(written.toString(UTF_8)).isEqualTo(ERASE + "one" + ERASE + "two" + ERASE + "stays" + lineEnd());
    }

    @Test
    void writesALineNowAndThenElsewhere() {
        ProgressLine line = new ProgressLine(out, false);

        line.show("one");
        line.show("too soon");
        line.say("stays");
        line.erase();

        assertThat(written.toString(UTF_8)).isEqualTo("one" + lineEnd() + "stays" + lineEnd());
    }

    private static String lineEnd() {
        return System.lineSeparator();
    }
}

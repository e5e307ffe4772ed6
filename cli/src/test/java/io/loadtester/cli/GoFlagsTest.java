package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** The spellings that Go's flag package, and so Vegeta, accepts besides the plain one. */
class GoFlagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void knowsYesInAllOfItsSpellings(String yes) {
        assertThat(value("--keepalive", "attack", "-keepalive=" + yes)).isEqualTo(true);
        assertThat(value("--insecure", "search", "--insecure=" + yes)).isEqualTo(true);
        assertThat(value("--busy-spin", "attack", "-busy-spin=" + yes)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE"})
    void knowsNoInAllOfItsSpellings(String no) {
        assertThat(value("--keepalive", "attack", "-keepalive=" + no)).isEqualTo(false);
        assertThat(value("--http2", "search", "--http2=" + no)).isEqualTo(false);
        assertThat(value("--busy-spin", "attack", "-busy-spin=" + no)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "tRUE", "2", "on", ""})
    void refusesOtherWords(String word) {
        assertThatThrownBy(() -> value("--keepalive", "attack", "-keepalive=" + word))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--keepalive")
                .hasMessageContaining("must be true or false (or t, f, 1, 0)");
    }

    @Test
    void lastOfAFlagCounts() {
        assertThat(value("--rate", "attack", "-rate", "5", "-rate=7/m")).isEqualTo("7/m");
        assertThat(value("--keepalive", "attack", "-keepalive", "-keepalive=0")).isEqualTo(false);
        assertThat(value("--root-certs", "attack", "-root-certs", "a,b", "-root-certs", "c"))
                .isEqualTo("c");
        assertThat(value("--type", "report", "-type=text", "-type", "json")).isEqualTo("json");
        assertThat(value("--title", "plot", "-title", "a", "--title", "b")).isEqualTo("b");
        assertThat(value("--to", "search", "--to", "5")).isEqualTo("5");
    }

    @Test
    void allOfAListCount() {
        assertThat(value("--header", "attack", "-header", "A: 1", "-header=B: 2"))
                .isEqualTo(List.of("A: 1", "B: 2"));
        assertThat(value("--connect-to", "attack", "-connect-to", "a:1:b:2", "-connect-to", "a:1:c:3"))
                .isEqualTo(List.of("a:1:b:2", "a:1:c:3"));
    }

    private static @Nullable Object value(String flag, String command, String... arguments) {
        String[] required = command.equals("search") ? new String[] {"--from", "1", "--to", "2"} : new String[0];
        String[] all = Stream.of(new String[] {command}, required, arguments)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return LoadTester.commandLine(Map.of()).parseArgs(all).subcommand().matchedOptionValue(flag, null);
    }
}

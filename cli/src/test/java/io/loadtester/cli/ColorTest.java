package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Colours of the help, tested in a separate process because they depend on its environment. */
class ColorTest {

    private static final String ESCAPE = "\u001b[";

    @Test
    void thereAreNoneWhereNobodyWantsThem() throws Exception {
        assertThat(help(Map.of("CLICOLOR_FORCE", "1"))).contains(ESCAPE);
        assertThat(help(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1")))
                .contains("Usage: loadtester stop")
                .doesNotContain(ESCAPE);
    }

    private static String help(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LoadTester.class.getName(),
                        "stop",
                        "--help")
                .redirectErrorStream(true);
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}

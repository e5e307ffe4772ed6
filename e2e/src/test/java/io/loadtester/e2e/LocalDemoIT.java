package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's single-command demo. */
class LocalDemoIT {

    @TempDir
    Path directory;

    @Test
    void runsATestOverTwoWorkersAndEndsWithACompleteLedger() {
        try (Terminal demo = Terminal.loadtester(
                directory,
                "local",
                "--demo",
                "--exit",
                "--data-dir",
                directory.resolve("data").toString(),
                "--http-port",
                Integer.toString(LocalSystem.freePort()))) {

            int exitCode = demo.exitCode(Duration.ofMinutes(10));

            assertThat(exitCode).as(demo.errors()).isZero();
            assertThat(demo.output())
                    .containsPattern(
                            "scheduled 5,000 = answered [0-9,]+( \\+ skipped [0-9,]+)?; .*stored 5,000; missing 0")
                    .contains("complete");
        }
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(line -> line.contains(directory.toString())))
                .as("processes left behind")
                .isEmpty();
    }

    @Test
    void saysWhenThePortIsInUse() throws Exception {
        try (java.net.ServerSocket occupied =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(occupied.getLocalPort());
            try (Terminal local = Terminal.loadtester(
                    directory, "local", "--data-dir", directory.resolve("data").toString(), "--http-port", port)) {

                int exitCode = local.exitCode(Duration.ofMinutes(5));

                assertThat(exitCode).isNotZero();
                assertThat(local.errors()).contains(port).contains("in use");
            }
        }
    }
}

package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A generator with the machine to itself is reported as valid, a starved one is not. */
@Tag("faults")
class ValidityIT {

    /** Busy loops competing for each core. */
    private static final int LOOPS_PER_CORE = 24;

    private static final LocalSystem SYSTEM = LocalSystem.shared();
    private static final CountingTarget TARGET = new CountingTarget();

    @AfterAll
    static void closeTarget() {
        TARGET.close();
    }

    @RepeatedTest(20)
    void callsAQuietGeneratorValid() {
        JsonNode report = SYSTEM.reportOf(SYSTEM.api().submit(submission(3, 20)));

        assertThat(report.at("/verdict/status").asString())
                .as(report.get("verdict").toString())
                .isEqualTo("valid");
        assertThat(report.at("/verdict/hits").asLong()).isEqualTo(60);
        assertThat(report.at("/verdict/seconds").asLong()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void doesNotBelieveAGeneratorThatIsStarvedOfItsCpu() throws IOException {
        List<Process> loops = new ArrayList<>();
        JsonNode report;
        try {
            for (int i = 0; i < LOOPS_PER_CORE * Runtime.getRuntime().availableProcessors(); i++) {
                loops.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            report = SYSTEM.reportOf(SYSTEM.api().submit(submission(8, 5_000)));
            assertThat(loops).as("the fault lasted to the end").allMatch(Process::isAlive);
        } finally {
            loops.forEach(Process::destroyForcibly);
        }

        assertThat(report.at("/verdict/status").asString())
                .as(report.get("verdict").toString())
                .isIn("degraded", "invalid");
        assertThat(report.at("/verdict/reasons")).isNotEmpty();
    }

    private static String submission(int seconds, int rate) {
        return """
                {"name": "validity", "durationSeconds": %d, "ratePerSecond": %d, "targetsBase64": "%s"}
                """.formatted(
                        seconds,
                        rate,
                        Base64.getEncoder().encodeToString(("GET " + TARGET.url()).getBytes(StandardCharsets.UTF_8)));
    }
}

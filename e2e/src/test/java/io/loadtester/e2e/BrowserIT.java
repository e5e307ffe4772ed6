package io.loadtester.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser; the scripts are in e2e/browser. */
class BrowserIT {

    private static final Path HOME = Path.of(System.getProperty("loadtester.home"), "e2e", "browser");

    @TempDir
    Path directory;

    /** Login → new test → live → report. */
    @Test
    void aUserFindsTheWayFromLoginToReport() {
        run("journey.mjs");
    }

    @Test
    void aUserReadsWhatCameOfThresholdsAndIsToldOfSecondsThatTheTestDoesNotHave() {
        run("outcomes.mjs");
    }

    @Test
    void aUserFindsAgainWhatWasTypedAndSeesAllOfItOnASmallScreen() {
        run("forms.mjs");
    }

    private void run(String script) {
        LocalSystem system = LocalSystem.shared();
        try (CountingTarget target = new CountingTarget();
                Terminal browser = Terminal.run(
                        directory,
                        List.of(
                                "node",
                                HOME.resolve(script).toAbsolutePath().toString(),
                                "--url",
                                system.url(),
                                "--username",
                                "admin",
                                "--password",
                                "password",
                                "--target",
                                target.url(),
                                "--screenshots",
                                HOME.resolve("target").toAbsolutePath().toString()))) {

            int exitCode = browser.exitCode(Duration.ofMinutes(4));

            assertThat(exitCode).as(browser.output() + browser.errors()).isZero();
        }
    }
}

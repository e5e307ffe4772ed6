package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lack of resources on this machine is not blamed on the target. */
class ScarcityTest {

    @Test
    void namesALackOfFileDescriptors() throws Exception {
        List<String> outcome = attackAfter("ulimit -n 150");

        assertThat(outcome).contains("NO_CONNECTION", "this process may not open more files or sockets");
        assertThat(outcome).doesNotContain("CONNECT_REFUSED");
    }

    @Test
    void namesALackOfLocalPorts() throws Exception {
        String ownNetwork = "ip link set lo up && echo 50000 50019 > /proc/sys/net/ipv4/ip_local_port_range";
        assumeTrue(run("unshare", "-n", "sh", "-c", ownNetwork).isEmpty(), "no network namespace can be made here");

        List<String> outcome = attackAfter("unshare -n sh -c '" + ownNetwork + " && exec \"$@\"' sh");

        assertThat(outcome).contains("NO_CONNECTION").anyMatch(line -> line.startsWith("no local port is left to"));
        assertThat(outcome).doesNotContain("CONNECT_REFUSED");
    }

    /** Runs {@link ScarceProcess} in a shell, either after the command or as its argument. */
    private static List<String> attackAfter(String command) throws Exception {
        String separator = command.startsWith("unshare") ? " " : " && exec ";
        return run(
                "sh",
                "-c",
                command + separator + "\"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.loadtester.attack.ScarceProcess");
    }

    /** The output, including error messages of a command that failed. */
    private static List<String> run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return process.waitFor() == 0 || !lines.isEmpty() ? lines : List.of("failed");
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}

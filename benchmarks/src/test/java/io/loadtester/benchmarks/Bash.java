package io.loadtester.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs functions of the benchmark scripts. */
final class Bash {

    private Bash() {}

    /** The output of a script that sources a file of {@code lib}; the arguments are $1, $2 … */
    static List<String> run(String lib, String script, Object... arguments) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -euo pipefail; . \"lib/$0\"; " + script, lib);
        for (Object argument : arguments) {
            builder.command().add(argument.toString());
        }
        builder.environment().put("LC_ALL", "C");
        builder.directory(Path.of("").toAbsolutePath().toFile());
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("exit code " + process.exitValue() + ": " + output);
            }
            return output.lines().map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.loadtester.benchmarks.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The CPU time of a PostgreSQL server on this machine: of its main process and of all child processes still alive. */
final class ServerCpu {

    private static final long NANOS_PER_TICK = 10_000_000;
    private static final Path PROC = Path.of("/proc");
    // Indexes of fields in /proc/pid/stat, after the name in parentheses.
    private static final int PARENT = 1;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final String pid;

    /** @param dataDirectory of the server; contains its pid */
    ServerCpu(Path dataDirectory) throws IOException {
        this.pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                .get(0)
                .strip();
    }

    long nanos() throws IOException {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                            .filter(process -> Character.isDigit(
                                    process.getFileName().toString().charAt(0)))
                            .mapToLong(this::ticks)
                            .sum()
                    * NANOS_PER_TICK;
        }
    }

    private long ticks(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            boolean isServer = process.getFileName().toString().equals(pid)
                    || fields.get(PARENT).equals(pid);
            return isServer ? Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS)) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}

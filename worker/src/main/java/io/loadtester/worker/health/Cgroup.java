package io.loadtester.worker.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU limit and throttling of this process's control group, version 1 or 2, including quotas of parent groups.
 * Without control groups, as on other systems, nothing is limited or throttled.
 */
final class Cgroup {

    private static final double UNLIMITED = Double.POSITIVE_INFINITY;
    private static final long NANOS_PER_MICRO = 1_000;

    /** The process's group and its parents, as far as they are visible. */
    private final List<Path> groups;

    private Cgroup(List<Path> groups) {
        this.groups = List.copyOf(groups);
    }

    static Cgroup ofThisProcess() {
        return of(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    /**
     * @param membership file with the groups of a process, one hierarchy per line: number, controllers, path
     * @param mount where the hierarchies are mounted
     */
    static Cgroup of(Path membership, Path mount) {
        List<Path> groups = new ArrayList<>();
        for (String line : lines(membership)) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                addUpwards(groups, mount, parts[2]);
                addUpwards(groups, mount.resolve("unified"), parts[2]);
            } else if (List.of(parts[1].split(",", -1)).contains("cpu")) {
                addUpwards(groups, mount.resolve(parts[1]), parts[2]);
                addUpwards(groups, mount.resolve("cpu"), parts[2]);
            }
        }
        return new Cgroup(groups.stream().distinct().toList());
    }

    /** Inside a container the path may be the host's, which is not visible; the root is then the container's group. */
    private static void addUpwards(List<Path> groups, Path root, String path) {
        Path group = root.resolve(path.substring(Math.min(1, path.length()))).normalize();
        for (Path at = group; at != null && at.startsWith(root); at = at.getParent()) {
            if (Files.isReadable(at.resolve("cpu.stat"))) {
                groups.add(at);
            }
        }
    }

    /** Cores allowed by the tightest quota; infinite without a quota. */
    double quotaCores() {
        return groups.stream().mapToDouble(Cgroup::quotaCores).min().orElse(UNLIMITED);
    }

    /** Total time the groups have been throttled since their creation, summed over cores. */
    long throttledNanos() {
        return groups.stream().mapToLong(Cgroup::throttledNanos).sum();
    }

    private static double quotaCores(Path group) {
        List<String> max = lines(group.resolve("cpu.max"));
        if (!max.isEmpty()) {
            String[] quotaAndPeriod = max.get(0).split(" ", -1);
            return quotaAndPeriod.length == 2 ? quota(number(quotaAndPeriod[0]), number(quotaAndPeriod[1])) : UNLIMITED;
        }
        return quota(
                number(first(group.resolve("cpu.cfs_quota_us"))), number(first(group.resolve("cpu.cfs_period_us"))));
    }

    private static double quota(long quotaMicros, long periodMicros) {
        return quotaMicros > 0 && periodMicros > 0 ? (double) quotaMicros / periodMicros : UNLIMITED;
    }

    /** Version 2 counts in microseconds, version 1 in nanoseconds. */
    private static long throttledNanos(Path group) {
        for (String line : lines(group.resolve("cpu.stat"))) {
            String[] nameAndValue = line.split(" ", -1);
            if (nameAndValue.length == 2 && nameAndValue[0].equals("throttled_usec")) {
                return Math.max(0, number(nameAndValue[1])) * NANOS_PER_MICRO;
            }
            if (nameAndValue.length == 2 && nameAndValue[0].equals("throttled_time")) {
                return Math.max(0, number(nameAndValue[1]));
            }
        }
        return 0;
    }

    private static String first(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Negative if the text is not a number, such as "max". */
    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

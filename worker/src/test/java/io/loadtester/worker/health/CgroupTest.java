package io.loadtester.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {

    @TempDir
    private Path folder;

    @Test
    void readsVersion2() throws IOException {
        write("pod/cpu.max", "150000 100000");
        write("pod/cpu.stat", "usage_usec 900\nnr_periods 10\nnr_throttled 3\nthrottled_usec 2500");
        write("pod/box/cpu.max", "max 100000");
        write("pod/box/cpu.stat", "usage_usec 900\nnr_periods 0\nnr_throttled 0\nthrottled_usec 0");

        Cgroup cgroup = cgroup("0::/pod/box");

        assertThat(cgroup.quotaCores())
                .as("the pod's quota applies to its containers")
                .isEqualTo(1.5);
        assertThat(cgroup.throttledNanos()).isEqualTo(2_500_000);
    }

    @Test
    void readsVersion1() throws IOException {
        write("cpu,cpuacct/docker/1/cpu.cfs_quota_us", "50000");
        write("cpu,cpuacct/docker/1/cpu.cfs_period_us", "100000");
        write("cpu,cpuacct/docker/1/cpu.stat", "nr_periods 10\nnr_throttled 3\nthrottled_time 2500");

        Cgroup cgroup = cgroup("5:memory:/docker/1\n4:cpu,cpuacct:/docker/1\n0::/");

        assertThat(cgroup.quotaCores()).isEqualTo(0.5);
        assertThat(cgroup.throttledNanos()).isEqualTo(2_500);
    }

    @Test
    void takesTheRootForItsOwnWhereThePathIsTheHosts() throws IOException {
        write("cpu.max", "200000 100000");
        write("cpu.stat", "throttled_usec 1");

        Cgroup cgroup = cgroup("0::/kubepods/pod7");

        assertThat(cgroup.quotaCores()).isEqualTo(2);
        assertThat(cgroup.throttledNanos()).isEqualTo(1_000);
    }

    @Test
    void limitsNothingWhereThereIsNone() throws IOException {
        assertThat(cgroup("").quotaCores()).isInfinite();
        assertThat(cgroup("4:cpu:/\nnonsense").throttledNanos()).isZero();
    }

    private Cgroup cgroup(String membership) throws IOException {
        write("membership", membership);
        return Cgroup.of(folder.resolve("membership"), folder.resolve("cgroup"));
    }

    private void write(String file, String text) throws IOException {
        Path path = file.equals("membership")
                ? folder.resolve(file)
                : folder.resolve("cgroup").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

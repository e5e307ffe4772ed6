package io.loadtester.worker.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSpillTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = "00000000-0000-4000-8000-000000000001/w";

    /** Memory for about 25 results. */
    private static final long MEMORY = 20_000;

    private static final long PLENTY = 100_000_000;

    @TempDir
    private Path directory;

    private final List<Boolean> settlements = Collections.synchronizedList(new ArrayList<>());
    private final Settlement settlement = (isInterval, stored) -> settlements.add(stored);
    private @Nullable Life life;

    @AfterEach
    void end() {
        if (life != null) {
            life.end();
        }
    }

    @Test
    void keepsOnDiskWhatMemoryHasNoRoomForAndGivesItBackInOrder() throws Exception {
        Life current = begin(PLENTY);

        for (int n = 0; n < 200; n++) {
            current.offerSlowly(n);
        }

        assertThat(filesOf(directory)).isNotEmpty();
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(200, 0));
        assertThat(current.takeAndStore(200)).isEqualTo(numbers(0, 200));
        await().atMost(SOON).until(() -> filesOf(directory).isEmpty());
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(0, 0));
        assertThat(settlements).hasSize(200).doesNotContain(false);
    }

    @Test
    void returnsToMemoryOnceTheDiskIsRead() throws Exception {
        Life current = begin(PLENTY);
        for (int n = 0; n < 50; n++) {
            current.offerSlowly(n);
        }
        current.takeAndStore(50);
        await().atMost(SOON).until(() -> filesOf(directory).isEmpty());

        current.offerSlowly(50);

        assertThat(current.takeAndStore(1)).isEqualTo(numbers(50, 51));
        assertThat(filesOf(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingOvertakesWhateverTheTurns(long seed) throws Exception {
        Random random = new Random(seed);
        Life current = begin(PLENTY);
        List<Integer> taken = new ArrayList<>();
        int offered = 0;
        while (offered < 600) {
            int burst = 1 + random.nextInt(60);
            for (int n = 0; n < burst; n++) {
                current.offerSlowly(offered++);
            }
            taken.addAll(current.takeAndStore(random.nextInt(offered - taken.size() + 1)));
        }
        taken.addAll(current.takeAndStore(offered - taken.size()));

        assertThat(taken).isEqualTo(numbers(0, offered));
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(0, 0));
    }

    @Test
    void countsExactlyWhatNeitherMemoryNorDiskHasRoomFor() throws Exception {
        Life current = begin(50_000);
        int accepted = 0;
        for (int n = 0; n < 300; n++) {
            accepted += current.offer(n) ? 1 : 0;
        }

        assertThat(accepted).isBetween(20, 200);
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(accepted, 300 - accepted));
        assertThat(current.takeAndStore(accepted)).doesNotHaveDuplicates().isSorted();
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(0, 300 - accepted));
    }

    @Test
    void hasRoomAgainOnceSomeIsAcknowledged() throws Exception {
        Life current = begin(50_000);
        int next = 0;
        while (bytesOf(directory) + 1_100 < 50_000) {
            current.offerSlowly(next++);
        }

        current.takeAndStore(next);

        await().atMost(SOON).until(() -> filesOf(directory).isEmpty());
        for (int n = 0; n < 50; n++) {
            current.offerSlowly(n);
        }
        assertThat(current.takeAndStore(50)).isEqualTo(numbers(0, 50));
    }

    @Test
    void theNextLifePublishesWhatTheLastOneLeft() throws Exception {
        Life first = begin(PLENTY);
        for (int n = 0; n < 100; n++) {
            first.offerSlowly(n);
        }
        first.takeAndStore(10);

        first.end();
        Life second = begin(PLENTY);
        second.offerSlowly(100);

        assertThat(settlements).hasSize(100).doesNotContain(false);
        assertThat(second.takeAndStore(91).stream().distinct().toList()).isEqualTo(numbers(10, 101));
        await().atMost(SOON).until(() -> filesOf(directory).isEmpty());
    }

    @Test
    void theNextLifePublishesWhatStoodOnDiskWhenTheLastOneWasKilled() throws Exception {
        Life first = begin(PLENTY);
        for (int n = 0; n < 100; n++) {
            first.offerSlowly(n);
        }
        Path asAfterAKill = copyOf(directory);
        List<Path> files = filesOf(asAfterAKill);
        Path last = files.get(files.size() - 1);
        // A result that was written only in part.
        Files.write(last, new byte[] {0, 0, 3, 0, 9, 9, 9, 9, 1}, StandardOpenOption.APPEND);

        Life second = new Life(asAfterAKill, PLENTY);

        await().atMost(SOON).until(() -> second.buffer.backlog().unsent() > 0);
        List<Integer> replayed =
                second.takeAndStore((int) second.buffer.backlog().unsent());
        assertThat(replayed).hasSizeBetween(75, 90).isEqualTo(numbers(100 - replayed.size(), 100));
        assertThat(second.buffer.backlog()).isEqualTo(new Backlog(0, 0));
        second.end();
    }

    @Test
    void aDamagedResultAndWhatStandsBehindItIsLostAndSaid() throws Exception {
        Life current = begin(PLENTY);
        for (int n = 0; n < 100; n++) {
            current.offerSlowly(n);
        }
        List<Path> files = filesOf(directory);
        byte[] content = Files.readAllBytes(files.get(0));
        content[content.length / 2] ^= 1;
        Files.write(files.get(0), content);

        List<Integer> taken = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            taken.addAll(current.takeAndStore(1));
            return current.buffer.backlog().unsent() == 0;
        });

        assertThat(taken).isSorted().doesNotHaveDuplicates();
        assertThat(current.buffer.backlog().lost())
                .isEqualTo(100 - taken.size())
                .isPositive();
        assertThat(settlements).hasSize(100);
        assertThat(Collections.frequency(settlements, false)).isEqualTo(100 - taken.size());
    }

    @Test
    void waitsInMemoryWhileTheDiskTakesNothingAndGoesOnWhenItDoes() throws Exception {
        Life current = begin(PLENTY);
        Path aside = directory.resolveSibling("aside");
        Files.move(directory, aside);
        int accepted = 0;
        while (current.offer(accepted)) {
            accepted++;
        }
        assertThat(accepted).isBetween(20, 30);

        Files.move(aside, directory);

        await("the disk's turn").atMost(SOON).until(() -> !filesOf(directory).isEmpty());
        for (int n = accepted; n < 100; n++) {
            current.offerSlowly(n);
        }
        assertThat(current.takeAndStore(100)).isEqualTo(numbers(0, 100));
        assertThat(current.buffer.backlog()).isEqualTo(new Backlog(0, 1));
    }

    @Test
    void twoWorkersDoNotShareAFolder() throws Exception {
        begin(PLENTY);

        assertThatIllegalStateException()
                .isThrownBy(() -> BufferFolder.open(directory))
                .withMessageContaining("in use by another worker (process "
                        + ProcessHandle.current().pid())
                .withMessageContaining("--buffer-dir");
    }

    @Test
    void nobodyElseMayLookIn() throws Exception {
        Life current = begin(PLENTY);
        for (int n = 0; n < 50; n++) {
            current.offerSlowly(n);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(filesOf(directory)).isNotEmpty().allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
    }

    private Life begin(long diskBytes) {
        Life begun = new Life(directory, diskBytes);
        life = begun;
        return begun;
    }

    /** A buffer with its disk during one run of the process. */
    private final class Life {

        private final BufferFolder folder;
        private final ResultBuffer buffer;
        private final Thread disk;

        Life(Path path, long diskBytes) {
            folder = BufferFolder.open(path);
            buffer = ResultBuffer.beforeDisk(MEMORY, folder.nextNumber());
            disk = new Thread(new DiskSpill(buffer, new DiskBuffer(folder, diskBytes)), "disk");
            disk.start();
        }

        boolean offer(int n) {
            byte[] value = new byte[500 + n % 300];
            byte[] number = Integer.toString(n).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(number, 0, value, 0, number.length);
            return buffer.offer(KEY, value, n % 6 != 0, settlement);
        }

        /** Offers a result and waits until it is written. */
        void offerSlowly(int n) {
            assertThat(offer(n)).isTrue();
            long deadline = System.nanoTime() + SOON.toNanos();
            while (buffer.nextForDisk() != null) {
                assertThat(System.nanoTime()).as("the disk takes nothing").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        List<Integer> takeAndStore(int count) throws InterruptedException {
            List<Integer> taken = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                PendingResult next = buffer.take(Duration.ofSeconds(10));
                if (next == null) {
                    return taken;
                }
                taken.add(Integer.parseInt(new String(next.value(), StandardCharsets.US_ASCII).replace("\0", "")));
                buffer.settle(next, true);
            }
            return taken;
        }

        void end() {
            buffer.close();
            try {
                disk.join(SOON.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            folder.close();
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".results"))
                    .sorted()
                    .toList();
        }
    }

    private static long bytesOf(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : filesOf(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private Path copyOf(Path folder) throws IOException {
        Path copy = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-copy"));
        for (Path file : filesOf(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }
}

package io.loadtester.attack.loop;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestSource;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.http.VariedTemplate;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.test.Target;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets from a stream and deals them to the event loops in turn, so that the n-th target is for the n-th hit.
 * Reads ahead only a limited number, because the stream may be endless. Reads on its own thread; each loop takes its
 * targets from its own queue.
 */
public final class TargetFeed {

    /** Body bytes that may be read ahead. One more body is always read. */
    private static final long MOST_BODY_BYTES = 16L * 1024 * 1024;

    /** Pause before checking again when the feed is far enough ahead. */
    private static final long PAUSE_NANOS = 200_000;

    private final TargetStream stream;
    private final TargetRequests requests;
    private final TargetNames names;
    private final Expectations expectations;
    private final List<FeedQueue> loops;
    private final Consumer<String> onFailure;
    private final AtomicLong bodyBytes = new AtomicLong();
    private final AtomicInteger left = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "attack-targets");

    private volatile boolean closed;
    private volatile boolean ended;

    /**
     * @param loopCount number of event loops
     * @param onFailure is told why the stream failed; not called when the stream just ends
     */
    public TargetFeed(
            TargetStream stream,
            TargetRequests requests,
            TargetNames names,
            Expectations expectations,
            int loopCount,
            Consumer<String> onFailure) {
        this.stream = stream;
        this.requests = requests;
        this.names = names;
        this.expectations = expectations;
        this.loops = Stream.generate(FeedQueue::new).limit(loopCount).toList();
        this.onFailure = onFailure;
        // The stream may block forever.
        thread.setDaemon(true);
    }

    /** Starts reading ahead. */
    public void start() {
        thread.start();
    }

    /** Waits until the queues are full or the stream has ended, for {@code nanos} at most. */
    public void awaitLookAhead(long nanos, NanoClock clock) throws InterruptedException {
        long end = clock.nanoTime() + nanos;
        while (!ended && loops.get(0).hasRoom() && clock.nanoTime() - end < 0) {
            Thread.sleep(1);
        }
    }

    /** Stops reading. */
    public void close() {
        closed = true;
    }

    boolean hasNext(int loop) {
        return loops.get(loop).hasNext();
    }

    /** A loop needs no more targets: from now on its targets are dropped, so that the other loops still get theirs. */
    void leave(int loop) {
        // Before closing the queue: a closed queue accepts any number of targets, so the rest of the stream would be
        // read.
        if (left.incrementAndGet() == loops.size()) {
            close();
        }
        loops.get(loop).close();
    }

    /** Whether there are no more targets for a loop. */
    boolean isUsedUp(int loop) {
        // In this order: the last target may arrive between the two checks.
        return ended && !hasNext(loop);
    }

    /** The next target of a loop, without removing it; null if none has arrived. */
    @Nullable
    FedTarget peek(int loop) {
        return loops.get(loop).peek();
    }

    /** Removes and returns the next target of a loop; call only if there is one. */
    FedTarget take(int loop) {
        FedTarget target = loops.get(loop).take();
        if (target == null) {
            throw new IllegalStateException("no target has come for loop " + loop);
        }
        int length = target.target().body().length();
        if (length > 0) {
            bodyBytes.addAndGet(-length);
        }
        return target;
    }

    private void run() {
        try {
            long n = 0;
            for (Optional<Target> next = stream.next(); next.isPresent() && !closed; next = stream.next()) {
                deal(next.get(), loops.get((int) (n++ % loops.size())));
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                onFailure.accept(String.valueOf(e.getMessage()));
            }
        } finally {
            ended = true;
        }
    }

    private void deal(Target target, FeedQueue loop) {
        int length = target.body().length();
        while (!closed && length > 0 && bodyBytes.get() >= MOST_BODY_BYTES) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        bodyBytes.addAndGet(length);
        FedTarget fed = fed(target);
        while (!loop.put(fed)) {
            if (closed) {
                fed.release();
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private FedTarget fed(Target target) {
        RequestSource source = RequestSource.of(target, requests.spec(), requests.variation());
        PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        boolean varied = source instanceof VariedTemplate;
        return new FedTarget(
                target,
                names.add(target.name()),
                expectations.with(target.assertions()),
                varied ? null : RequestEncoder.encodeOnce((RequestTemplate) source, allocator),
                varied ? RequestEncoder.encode((VariedTemplate) source, allocator) : null);
    }
}

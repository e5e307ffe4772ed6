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
 * Takes targets from where they come one after the other and deals them to the event loops in turn, so that the n-th is
 * for the n-th hit. Looks ahead only so far: what it reads from may have no end. Has one thread of its own; loops take
 * what is theirs.
 */
public final class TargetFeed {

    /** Bytes of bodies that may have been read and not been sent yet; one more is always read. */
    private static final long MOST_BODY_BYTES = 16L * 1024 * 1024;

    /** So long it waits when it is ahead far enough. */
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
     * @param loopCount how many event loops there are
     * @param onFailure told why there will be no more targets, unless it is their end
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
        // What it reads from may never answer again.
        thread.setDaemon(true);
    }

    /** Begins to look ahead. */
    public void start() {
        thread.start();
    }

    /** Waits until as much has been looked ahead as can be, or some time has passed. */
    public void awaitLookAhead(long nanos, NanoClock clock) throws InterruptedException {
        long end = clock.nanoTime() + nanos;
        while (!ended && loops.get(0).hasRoom() && clock.nanoTime() - end < 0) {
            Thread.sleep(1);
        }
    }

    /** No more targets are wanted. */
    public void close() {
        closed = true;
    }

    boolean hasNext(int loop) {
        return loops.get(loop).hasNext();
    }

    /** A loop wants no more: its targets go nowhere, so that those of the others still come. */
    void leave(int loop) {
        // Before its queue takes any number of targets, or the last loop would have all read that there are.
        if (left.incrementAndGet() == loops.size()) {
            close();
        }
        loops.get(loop).close();
    }

    /** Whether there is no target for a loop any more. */
    boolean isUsedUp(int loop) {
        // In this order: the last may come in between.
        return ended && !hasNext(loop);
    }

    /** The next target of a loop, which stays there; null if none has come. */
    @Nullable
    FedTarget peek(int loop) {
        return loops.get(loop).peek();
    }

    /** To be called only if there is one. */
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

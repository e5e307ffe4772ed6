package io.loadtester.attack.loop;

import io.loadtester.attack.hit.BothSinks;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RedirectFollower;
import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.Paced;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.pacing.Timetable;
import io.loadtester.attack.pool.ExpectedLoad;
import io.loadtester.attack.pool.PoolLimits;
import io.loadtester.attack.recording.Recorder;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.RequestOptions;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. An attack's part on this loop: releases every hit when it is due, ends it when it times out,
 * and cuts the counts every second. {@link #begin}, {@link #change} and {@link #stop} may be called from any
 * thread.
 */
public final class LoopAttack implements Paced {

    /** At most this many hits are released before the loop polls its sockets again, however many are overdue. */
    private static final int BATCH = 64;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** A loop that is this late has not been reading what targets sent. */
    private static final long STANDSTILL_NANOS = NANOS_PER_SECOND;

    /** How often a loop whose hits wait for a streamed target checks for one. */
    private static final long STARVED_NANOS = 1_000_000;

    private static final long GRACE_NANOS = 2 * NANOS_PER_SECOND;

    /** How long hits without a timeout may take after the last hit was due: the default timeout. */
    private static final long LAST_HITS_NANOS =
            RequestOptions.DEFAULTS.timeout().toNanos();

    private final AttackSetup setup;
    private final LoopPart part;
    private final PacedLoop loop;
    private final LoopListener listener;
    private final Timetable timetable;
    private final Requests requests;
    private final Recorder recorder;
    private final HitLedger ledger;
    private final ActiveHits hits;

    private final double weight;
    private long endNanos;
    private final boolean endsWithItsHits;
    private final long maxLatenessNanos;

    private long startNanoTime;
    private int second;
    private long expectedNanoTime;
    private long loopLagNanos;
    private long startSkewNanos;
    private boolean releasing;
    private boolean ended;
    private @Nullable String stopReason;
    private long graceEndNanoTime;
    private long overSinceNanoTime = NEVER;

    /**
     * @param watcher is told of every hit; may be null
     */
    public LoopAttack(
            AttackSetup setup,
            Epoch epoch,
            LoopPart part,
            PacedLoop loop,
            @Nullable HitSink watcher,
            LoopListener listener) {
        this.setup = setup;
        this.part = part;
        this.weight = epoch.share().weight();
        this.loop = loop;
        this.listener = listener;
        this.endNanos = setup.spec().extent().endNanos();
        this.endsWithItsHits = setup.spec().extent().endsWithItsHits() || setup.feed() != null;
        this.maxLatenessNanos = setup.maxLatenessNanos();
        this.timetable = new Timetable(setup.spec().extent(), part.index(), part.count(), epoch);
        ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        this.requests = Requests.create(setup, part, allocator);
        endIfUsedUp();
        this.recorder = new Recorder(setup.names());
        this.ledger =
                new HitLedger(watcher == null ? recorder : new BothSinks(watcher, recorder), setup.expectations());
        AttackOptions options = setup.spec().options();
        PoolLimits poolLimits = new PoolLimits(part.ofLimit(options.connection().max()), (int)
                part.of(options.connection().idle()));
        this.hits = new ActiveHits(
                HitLimits.of(setup, part),
                exchange -> setup.connections().create(poolLimits, loop, exchange),
                ledger,
                loop.clock(),
                new RedirectFollower(options.request().redirects(), allocator),
                this::releaseWhatIsDue);
    }

    /**
     * Starts waiting for the first hit; opens connections ahead if there is time.
     *
     * @param newStartNanoTime start of the test on the loop's clock
     * @param cutOverNanos start of the attack, in nanoseconds since the start of the test
     * @param firstSecond first second of the test to cut; the same for all loops, whenever each of them gets to run
     */
    public void begin(long newStartNanoTime, long cutOverNanos, int firstSecond) {
        recorder.expect(ratePerSecondAt(cutOverNanos));
        loop.execute(() -> {
            long now = loop.clock().nanoTime();
            startNanoTime = newStartNanoTime;
            second = firstSecond;
            expectedNanoTime = now;
            long late = now - startNanoTime - cutOverNanos;
            startSkewNanos = Math.max(0, late);
            if (late < 0 && stopReason == null) {
                preconnect(cutOverNanos);
            }
            loop.add(this);
        });
    }

    /** Starts a new epoch, which may also end at another time. */
    public void change(Epoch epoch, Extent extent) {
        loop.execute(() -> {
            if (!ended && timetable.change(epoch, extent)) {
                endNanos = extent.endNanos();
            }
        });
    }

    /**
     * Stops releasing hits and ends those not sent.
     *
     * @param graceful whether hits in flight may still finish, within two seconds at most
     */
    public void stop(String reason, boolean graceful) {
        if (loop.isShuttingDown()) {
            // The loop broke down and has already ended its hits.
            return;
        }
        loop.execute(() -> {
            if (ended) {
                return;
            }
            long now = loop.clock().nanoTime();
            timetable.end();
            if (stopReason == null) {
                stopReason = reason;
                long timeout = setup.timeoutNanos();
                graceEndNanoTime = now + (timeout == 0 ? GRACE_NANOS : Math.min(timeout, GRACE_NANOS));
            }
            hits.cancel(hit -> !graceful || !hit.isSent(), "the attack was stopped: " + reason);
        });
    }

    @Override
    public long run(long now) {
        long lag = now - expectedNanoTime;
        loopLagNanos = Math.max(loopLagNanos, lag);
        if (lag > STANDSTILL_NANOS) {
            hits.standStill(lag);
        }
        releaseWhatIsDue(now);
        hits.expire(now);
        if (stopReason != null && now - graceEndNanoTime >= 0) {
            hits.cancel(hit -> true, "the attack was stopped: " + stopReason);
        }
        long elapsed = now - startNanoTime;
        if (isOver(elapsed)) {
            endWhatHasNoTimeout(now);
            if (hits.active() == 0) {
                // A loop that stalled until the end was late in every second it missed.
                cutWhatHasEnded(Math.min(elapsed, endNanos - 1));
                end();
                return NEVER;
            }
        }
        cutWhatHasEnded(elapsed);
        long delay = untilNext(now, elapsed);
        expectedNanoTime = now + delay;
        return delay;
    }

    private void cutWhatHasEnded(long elapsed) {
        while (elapsed >= secondEndNanos()) {
            cut(elapsed - secondEndNanos());
        }
    }

    private boolean isOver(long elapsed) {
        return stopReason != null
                || (timetable.nextDueNanos() == Timetable.NONE
                        && (elapsed >= endNanos || endsWithItsHits || timetable.hasEnded()));
    }

    /** Otherwise a response that never arrives would keep this worker busy forever. */
    private void endWhatHasNoTimeout(long now) {
        if (setup.timeoutNanos() > 0) {
            return;
        }
        if (overSinceNanoTime == NEVER) {
            overSinceNanoTime = now;
        } else if (now - overSinceNanoTime >= LAST_HITS_NANOS) {
            hits.cancel(
                    hit -> true,
                    "it has no timeout, and had not ended " + LAST_HITS_NANOS / NANOS_PER_SECOND
                            + " s after the last hit was due");
        }
    }

    private long untilNext(long now, long elapsed) {
        long next = secondEndNanos();
        if (elapsed < endNanos) {
            next = Math.min(next, endNanos);
        }
        if (!requests.hasNext()) {
            next = Math.min(next, elapsed + STARVED_NANOS);
        } else if (hasRoom()) {
            next = Math.min(next, timetable.nextDueNanos());
        }
        long delay = Math.min(next - elapsed, hits.untilDeadline(now));
        if (stopReason != null) {
            delay = Math.min(delay, graceEndNanoTime - now);
        }
        return Math.max(0, delay);
    }

    private long secondEndNanos() {
        return (second + 1) * NANOS_PER_SECOND;
    }

    /** Also called after each response, so that a loop busy with responses releases on time. */
    private void releaseWhatIsDue(long now) {
        long elapsed = now - startNanoTime;
        if (!requests.hasNext()) {
            endIfUsedUp();
        }
        if (releasing || !timetable.isDue(elapsed)) {
            return;
        }
        skipWhatIsTooLate(elapsed);
        releasing = true;
        try {
            for (int i = 0; i < BATCH && timetable.isDue(elapsed) && hasRoom(); i++) {
                release(now, elapsed);
            }
        } finally {
            releasing = false;
        }
        hits.connections().flush();
    }

    /**
     * Whether a due hit may be released: its target must have arrived and, if the attack is unpaced, the limit of hits
     * under way must not have been reached.
     */
    private boolean hasRoom() {
        return (!timetable.isUnpaced() || hits.hasRoom()) && requests.hasNext();
    }

    /**
     * A loop that resumes after a stall, or cannot keep up, would send a burst that nobody asked for: as soon as one
     * hit is too late, all overdue hits are skipped.
     */
    private void skipWhatIsTooLate(long elapsed) {
        boolean tooLate = elapsed - timetable.nextDueNanos() > maxLatenessNanos;
        if (tooLate && !timetable.isUnpaced() && requests.hasNext()) {
            timetable.skip(
                    elapsed,
                    (epoch, second, first, stride, count) ->
                            requests.skip(epoch, second, first, stride, count, ledger::skipped));
            endIfUsedUp();
        }
    }

    private void release(long now, long elapsed) {
        long number = timetable.hit();
        EncodedRequest request = requests.next(number);
        long due = timetable.dueNanos(elapsed);
        Hit hit = ledger.next();
        hit.begin(timetable.epoch(), number, requests.target(), due, startNanoTime + due, request, now);
        hit.aim(requests.own());
        timetable.advance();
        endIfUsedUp();
        hits.take(hit);
    }

    /** Ends the timetable when the feeder rows or the streamed targets that each hit needs have run out. */
    private void endIfUsedUp() {
        if (requests.areUsedUp()) {
            timetable.end();
        }
    }

    private void preconnect(long cutOverNanos) {
        long initial = part.of(setup.spec().options().hits().initialInFlight());
        int atMost = hits.atOnce();
        ExpectedLoad load = timetable.isUnpaced()
                ? new ExpectedLoad(atMost, atMost, 0)
                : new ExpectedLoad((int) Math.min(atMost, initial), atMost, ratePerSecondAt(cutOverNanos));
        requests.originsAhead().forEach(origin -> hits.connections().preconnect(origin, load));
    }

    /** This loop's rate at an instant of the test. */
    private double ratePerSecondAt(long nanos) {
        return setup.spec().pacer().ratePerSecond(nanos) * weight / part.count();
    }

    /**
     * @param lateNanos how long ago the second ended; marks every second of a long stall as late
     */
    private void cut(long lateNanos) {
        LoopState state = new LoopState(
                ledger.waiting(),
                ledger.inFlight(),
                hits.connections().connections(),
                Math.max(loopLagNanos, lateNanos));
        listener.cut(second, recorder.cut(), state);
        second++;
        loopLagNanos = 0;
        hits.connections().sweep(loop.clock().nanoTime());
    }

    private void end() {
        ended = true;
        loop.remove(this);
        hits.connections().close();
        requests.release();
        listener.ended(second, recorder.cut(), ledger.end(loopLagNanos, startSkewNanos, timetable.lastEpoch()));
    }

    @Override
    public void broken(Throwable cause) {
        String reason = "the engine failed: " + cause;
        stopReason = reason;
        timetable.end();
        try {
            listener.broken(reason);
            hits.cancel(hit -> true, reason);
        } finally {
            end();
        }
    }
}

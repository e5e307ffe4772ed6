package io.loadtester.attack;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.loop.AttackSetup;
import io.loadtester.attack.loop.LoopAttack;
import io.loadtester.attack.loop.LoopPart;
import io.loadtester.attack.loop.TargetFeed;
import io.loadtester.attack.loop.TargetRequests;
import io.loadtester.attack.loop.TargetStream;
import io.loadtester.attack.net.DialOptions;
import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.pool.ConnectionPools;
import io.loadtester.attack.pool.Connections;
import io.loadtester.attack.recording.IntervalMerger;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackOptions;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An attack on the event loops of an engine. Thread-safe. */
final class EngineAttack implements RunningAttack {

    private static final long LOOK_AHEAD_NANOS = 300_000_000L;

    private final long cutOverNanos;
    private final Cutter cutter;
    private final List<LoopAttack> loops;
    private final @Nullable TargetFeed feed;
    private final NanoClock clock;

    private EngineAttack(
            long cutOverNanos, Cutter cutter, List<LoopAttack> loops, @Nullable TargetFeed feed, NanoClock clock) {
        this.feed = feed;
        this.clock = clock;
        this.cutOverNanos = cutOverNanos;
        this.cutter = cutter;
        this.loops = List.copyOf(loops);
    }

    /** @param onEnd called after the listener has been told of the end */
    static EngineAttack create(
            AttackPlan plan,
            AttackListener listener,
            List<? extends HitSink> watchers,
            EngineResources engine,
            Consumer<EngineAttack> onEnd) {
        Epoch epoch = new Epoch(plan.epoch(), plan.share(), plan.cutOverNanos());
        List<PacedLoop> available = engine.loops().all();
        int count = LoopPart.loops(available.size(), plan.spec().options());
        int first = engine.firstLoopOfNext(count);
        TargetStream stream = plan.stream();
        TargetNames names = stream == null ? TargetNames.of(plan.spec().targetList()) : TargetNames.growing();
        IntervalMerger merger = new IntervalMerger(plan.testId(), plan.workerId(), names);
        Cutter cutter = new Cutter("attack " + plan.testId() + " of " + plan.workerId(), count, merger, listener);
        TargetRequests requests = TargetRequests.of(plan.testId(), plan.spec(), plan.lane());
        Expectations expectations = Expectations.of(plan.spec(), plan.capture());
        TargetFeed feed =
                stream == null ? null : new TargetFeed(stream, requests, names, expectations, count, cutter::broken);
        AttackOptions options = plan.spec().options();
        DialOptions dialling =
                Dialling.options(options, plan.unixSocket(), stream != null || requests.anyOverTls(), engine);
        Connections.Factory connections = (limits, loop, exchange) ->
                new ConnectionPools(dialling, limits, loop, PooledByteBufAllocator.DEFAULT, exchange);
        AttackSetup setup = new AttackSetup(plan.spec(), names, requests, expectations, connections, feed);
        List<LoopAttack> loops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            loops.add(new LoopAttack(
                    setup,
                    epoch,
                    new LoopPart(i, count),
                    available.get((first + i) % available.size()),
                    watchers.isEmpty() ? null : watchers.get(i),
                    cutter.ofLoop()));
        }
        EngineAttack attack = new EngineAttack(plan.cutOverNanos(), cutter, loops, feed, engine.clock());
        cutter.onBroken(attack::stop);
        cutter.onEnd(() -> {
            if (feed != null) {
                feed.close();
            }
            dialling.names().close();
            onEnd.accept(attack);
        });
        attack.lookAhead();
        return attack;
    }

    /** Starts reading streamed targets ahead and waits for the first ones, so that the first hits have targets. */
    private void lookAhead() {
        if (feed != null) {
            try {
                feed.start();
                feed.awaitLookAhead(LOOK_AHEAD_NANOS, clock);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void begin(long startNanoTime) {
        // All loops begin with the same second: one that starts late would otherwise leave out seconds the others
        // report.
        long elapsed = Math.max(cutOverNanos, clock.nanoTime() - startNanoTime);
        int firstSecond = (int) TimeUnit.NANOSECONDS.toSeconds(elapsed);
        loops.forEach(loop -> loop.begin(startNanoTime, cutOverNanos, firstSecond));
    }

    @Override
    public void change(int epoch, Share share, long newCutOverNanos, Extent extent) {
        Epoch next = new Epoch(epoch, share, newCutOverNanos);
        loops.forEach(loop -> loop.change(next, extent));
    }

    @Override
    public void stop(String reason) {
        stop(reason, true);
    }

    /** Ends all hits immediately, without a grace period. */
    void abort(String reason) {
        stop(reason, false);
    }

    private void stop(String reason, boolean graceful) {
        cutter.stopped(reason);
        loops.forEach(loop -> loop.stop(reason, graceful));
    }

    void awaitEnd() {
        cutter.awaitEnd();
    }

    @Override
    public Ledger ledger() {
        return cutter.ledger();
    }

    @Override
    public boolean hasEnded() {
        return cutter.hasEnded();
    }
}

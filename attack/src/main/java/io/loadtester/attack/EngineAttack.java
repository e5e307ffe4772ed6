package io.loadtester.attack;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.connection.DialOptions;
import io.loadtester.attack.exchange.AttackSetup;
import io.loadtester.attack.exchange.LoopAttack;
import io.loadtester.attack.exchange.LoopPart;
import io.loadtester.attack.exchange.TargetRequests;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.recording.IntervalMerger;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackOptions;
import java.util.ArrayList;
import java.util.List;

/** An attack on the event loops of an engine. Thread-safe. */
final class EngineAttack implements RunningAttack {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long cutOverNanos;
    private final Cutter cutter;
    private final List<LoopAttack> loops;

    private EngineAttack(long cutOverNanos, Cutter cutter, List<LoopAttack> loops) {
        this.cutOverNanos = cutOverNanos;
        this.cutter = cutter;
        this.loops = List.copyOf(loops);
    }

    static EngineAttack create(
            AttackPlan plan, AttackListener listener, List<? extends HitSink> watchers, AttackEngine engine) {
        AttackSetup setup = setup(plan, engine);
        Epoch epoch = new Epoch(plan.epoch(), plan.share(), plan.cutOverNanos());
        List<PacedLoop> available = engine.loops().all();
        int count = LoopPart.loops(available.size(), plan.spec().options());
        int first = engine.firstLoopOfNext(count);
        IntervalMerger merger = new IntervalMerger(plan.testId(), plan.workerId(), setup.names());
        Cutter cutter = new Cutter("attack " + plan.testId() + " of " + plan.workerId(), count, merger, listener);
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
        EngineAttack attack = new EngineAttack(plan.cutOverNanos(), cutter, loops);
        cutter.onBroken(attack::stop);
        cutter.onEnd(() -> {
            setup.dialling().names().close();
            engine.ended(attack);
        });
        return attack;
    }

    private static AttackSetup setup(AttackPlan plan, AttackEngine engine) {
        AttackOptions options = plan.spec().options();
        TargetRequests requests = TargetRequests.of(plan.testId(), plan.spec(), plan.lane());
        DialOptions dialling = Dialling.options(options, requests.anyOverTls(), engine);
        long firstNanos = Math.max(plan.cutOverNanos(), System.nanoTime() - plan.startNanoTime());
        return new AttackSetup(
                plan.spec(),
                plan.startNanoTime(),
                (int) (firstNanos / NANOS_PER_SECOND),
                TargetNames.of(plan.spec().targets()),
                requests,
                Expectations.of(plan.spec(), plan.capture()),
                dialling);
    }

    void begin() {
        loops.forEach(loop -> loop.begin(cutOverNanos));
    }

    @Override
    public void changeShare(int epoch, Share share, long newCutOverNanos) {
        Epoch change = new Epoch(epoch, share, newCutOverNanos);
        loops.forEach(loop -> loop.changeShare(change));
    }

    @Override
    public void stop(String reason) {
        stop(reason, true);
    }

    /** Ends every hit at once. */
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

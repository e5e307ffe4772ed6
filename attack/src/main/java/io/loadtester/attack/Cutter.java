package io.loadtester.attack;

import io.loadtester.attack.loop.LoopEnd;
import io.loadtester.attack.loop.LoopListener;
import io.loadtester.attack.loop.LoopState;
import io.loadtester.attack.recording.IntervalMerger;
import io.loadtester.attack.recording.LoopCut;
import io.loadtester.common.result.Ledger;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the cuts of an attack's loops, second by second, and passes them to the listener. Its single thread owns all
 * state that is not volatile; loops only queue their cuts.
 */
final class Cutter {

    private static final Logger log = LoggerFactory.getLogger(Cutter.class);

    /** One loop's cut for a second; the last one comes with the loop's final account. */
    private record LoopSecond(
            LoopCut cut, LoopState state, @Nullable LoopEnd end) {}

    private final String name;
    private final int loops;
    private final IntervalMerger merger;
    private final AttackListener listener;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("attack-cutter", true, Thread.MIN_PRIORITY));
    private final CountDownLatch end = new CountDownLatch(1);

    private final TreeMap<Integer, List<LoopSecond>> seconds = new TreeMap<>();
    private final List<LoopEnd> ends = new ArrayList<>();
    private Runnable afterEnd = () -> {};
    private Consumer<String> whenBroken = reason -> {};

    private volatile Ledger ledger = Ledger.ZERO;
    private volatile String reason = "";

    /** @param name of the attack, for the log */
    Cutter(String name, int loops, IntervalMerger merger, AttackListener listener) {
        this.name = name;
        this.loops = loops;
        this.merger = merger;
        this.listener = listener;
        // Otherwise the first loop with a cut would start the thread, while hits become due.
        thread.prestartCoreThread();
    }

    /** Sets what to run once the listener has been told of the end; call before the attack begins. */
    void onEnd(Runnable action) {
        afterEnd = action;
    }

    /**
     * Sets what to call, on the loop's thread, with the reason if a loop cannot go on; call before the attack begins.
     */
    void onBroken(Consumer<String> action) {
        whenBroken = action;
    }

    /** A listener for one loop, which queues its cuts here. */
    LoopListener ofLoop() {
        return new LoopListener() {
            @Override
            public void cut(int second, LoopCut cut, LoopState state) {
                thread.execute(() -> take(second, new LoopSecond(cut, state, null)));
            }

            @Override
            public void broken(String reason) {
                whenBroken.accept(reason);
            }

            @Override
            public void ended(int second, LoopCut cut, LoopEnd loopEnd) {
                LoopState state = new LoopState(0, 0, 0, loopEnd.loopLagNanos());
                thread.execute(() -> take(second, new LoopSecond(cut, state, loopEnd)));
            }
        };
    }

    /** Reports that the attack cannot go on. */
    void broken(String why) {
        whenBroken.accept(why);
    }

    /** Records why the attack ends early; the first reason counts. */
    synchronized void stopped(String why) {
        if (reason.isEmpty()) {
            reason = why;
        }
    }

    Ledger ledger() {
        return ledger;
    }

    boolean hasEnded() {
        return end.getCount() == 0;
    }

    /** Waits until the listener has been told of the end, 5 seconds at most. */
    void awaitEnd() {
        try {
            if (!end.await(5, TimeUnit.SECONDS)) {
                log.warn("{} did not end in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(int second, LoopSecond part) {
        seconds.computeIfAbsent(second, key -> new ArrayList<>()).add(part);
        while (!seconds.isEmpty() && seconds.firstEntry().getValue().size() == loops - ends.size()) {
            emit(seconds.firstKey(), seconds.pollFirstEntry().getValue());
        }
        if (ends.size() == loops) {
            finish();
        }
    }

    private void emit(int second, List<LoopSecond> parts) {
        SecondCut cut = new SecondCut(
                second,
                merger.merge(parts.stream().map(LoopSecond::cut).toList()),
                parts.stream().mapToLong(part -> part.state().waiting()).sum(),
                parts.stream().mapToLong(part -> part.state().inFlight()).sum(),
                parts.stream().mapToLong(part -> part.state().connections()).sum(),
                merger.startDelayP99Nanos(),
                parts.stream()
                        .mapToLong(part -> part.state().loopLagNanos())
                        .max()
                        .orElse(0),
                merger.releaseDelayP99Nanos());
        ledger = merger.total();
        for (LoopSecond part : parts) {
            if (part.end() != null) {
                ends.add(part.end());
            }
        }
        tell(() -> listener.cut(cut));
    }

    private void finish() {
        AttackSummary summary = new AttackSummary(
                merger.intervals(),
                merger.total(),
                earliest(LoopEnd::firstDueNanoTime),
                latest(LoopEnd::lastDueNanoTime),
                earliest(LoopEnd::firstSentNanoTime),
                latest(LoopEnd::lastSentNanoTime),
                latest(LoopEnd::lastEndedNanoTime),
                ends.stream().mapToLong(LoopEnd::startSkewNanos).max().orElse(0),
                ends.stream().mapToInt(LoopEnd::lastEpoch).max().orElse(0),
                reason);
        tell(() -> listener.ended(summary));
        end.countDown();
        afterEnd.run();
        thread.shutdown();
    }

    private long earliest(ToLongFunction<LoopEnd> instant) {
        return ends.stream()
                .mapToLong(instant)
                .filter(nanoTime -> nanoTime != 0)
                .reduce((a, b) -> a - b < 0 ? a : b)
                .orElse(0);
    }

    private long latest(ToLongFunction<LoopEnd> instant) {
        return ends.stream()
                .mapToLong(instant)
                .filter(nanoTime -> nanoTime != 0)
                .reduce((a, b) -> a - b > 0 ? a : b)
                .orElse(0);
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("the listener of {} failed", name, e);
        }
    }
}

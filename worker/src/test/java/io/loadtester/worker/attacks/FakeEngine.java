package io.loadtester.worker.attacks;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackPlan;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.PreparedAttack;
import io.loadtester.attack.RunningAttack;
import io.loadtester.attack.SecondCut;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Share;
import java.util.ArrayList;
import java.util.List;

/** An engine without a clock: attacks end when the test says so. */
final class FakeEngine implements AttackStarter {

    static final Ledger LEDGER = new Ledger(10, 10, 0, 9, 1);

    final List<AttackPlan> plans = new ArrayList<>();
    final List<String> stops = new ArrayList<>();
    final List<Integer> epochs = new ArrayList<>();
    int begun;
    int discarded;
    private AttackListener listener;

    @Override
    public PreparedAttack prepare(AttackPlan plan, AttackListener attackListener) {
        if (plan.spec().name().equals("impossible")) {
            throw new IllegalArgumentException("no such protocol");
        }
        if (plan.spec().name().equals("broken")) {
            throw new IllegalStateException("a loop has broken down");
        }
        plans.add(plan);
        return new PreparedAttack() {
            @Override
            public RunningAttack begin() {
                begun++;
                listener = attackListener;
                return running();
            }

            @Override
            public RunningAttack beginAt(long startNanoTime) {
                return begin();
            }

            @Override
            public void discard() {
                discarded++;
                attackListener.ended(new AttackSummary(0, Ledger.ZERO, 0, 0, 0, 0, 0, 0, 1, "called off"));
            }
        };
    }

    private RunningAttack running() {
        return new RunningAttack() {
            @Override
            public void change(int epoch, Share share, long cutOverNanos, Extent extent) {
                epochs.add(epoch);
            }

            @Override
            public void stop(String reason) {
                stops.add(reason);
            }

            @Override
            public Ledger ledger() {
                return new Ledger(5, 5, 0, 5, 0);
            }

            @Override
            public boolean hasEnded() {
                return false;
            }
        };
    }

    /** Ends a second of the attack. */
    void cut(int second) {
        listener.cut(new SecondCut(second, List.of(), 0, 0, 0, 0, 0, 0));
    }

    void end(String reason) {
        listener.ended(new AttackSummary(0, LEDGER, 1, 2, 1, 2, 3, 4, 2, reason));
    }
}

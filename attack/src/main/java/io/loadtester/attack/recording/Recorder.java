package io.loadtester.attack.recording;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.SkippedHits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. Counts hits by epoch, due second and target name, and how many ended in each second. A cut
 * takes out what was counted since the last cut; results that arrive later go into a further delta of their second.
 */
public final class Recorder implements HitSink {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final TargetNames names;
    private final FreeCells free = new FreeCells();
    private final List<Slot> touched = new ArrayList<>();

    /** Slots of the hits that have not ended, by hit index. */
    private @Nullable Slot[] slots = new Slot[64];

    private final SecondSlots due;
    private final SecondSlots ended;
    private @Nullable LatencyCounts releaseDelay;

    public Recorder(TargetNames names) {
        this.names = names;
        this.due = new SecondSlots(names.count());
        this.ended = new SecondSlots(names.count());
    }

    /** Allocates memory for this rate in advance, so that nothing has to grow during the attack. */
    public void expect(double hitsPerSecond) {
        int expected = names.expected();
        if (hitsPerSecond / expected >= LatencyCounts.FEW) {
            free.preallocate(expected);
        }
    }

    @Override
    public void scheduled(Hit hit) {
        // Hits arrive in due order, so slots of earlier seconds are only reached through their hits.
        Slot slot = due.at(hit.epoch(), secondOf(hit.dueNanos()), names.of(hit.target(), hit.own()));
        remember(hit, slot);
        cell(slot).scheduled();
        releaseDelay().record(hit.releaseDelayNanos());
    }

    @Override
    public void sent(Hit hit) {
        cell(slotOf(hit)).sent(hit);
    }

    @Override
    public void ended(Hit hit) {
        Slot slot = slotOf(hit);
        cell(slot).ended(hit);
        int second = secondOf(hit.endedNanos());
        cell(second == slot.second ? slot : slotOfEnd(slot, second)).completed(hit);
    }

    @Override
    public void skipped(SkippedHits hits) {
        cell(due.at(hits.epoch(), hits.second(), names.of(hits.target(), hits.own())))
                .skipped(hits.count());
    }

    /** Hands over what has been counted since the last cut. */
    public LoopCut cut() {
        List<CellCut> cells = new ArrayList<>(touched.size());
        for (Slot slot : touched) {
            cells.add(new CellCut(slot.epoch, slot.second, slot.name, Objects.requireNonNull(slot.cell)));
            slot.cell = null;
        }
        touched.clear();
        LoopCut cut = new LoopCut(cells, free, releaseDelay());
        releaseDelay = null;
        return cut;
    }

    private LatencyCounts releaseDelay() {
        LatencyCounts counts = releaseDelay;
        if (counts == null) {
            counts = free.takeReleaseDelay();
            releaseDelay = counts;
        }
        return counts;
    }

    private static int secondOf(long nanos) {
        return (int) (Math.max(0, nanos) / NANOS_PER_SECOND);
    }

    private Slot slotOfEnd(Slot slotOfDue, int second) {
        SecondSlots slots = due.isAt(slotOfDue.epoch, second) ? due : ended;
        return slots.at(slotOfDue.epoch, second, slotOfDue.name);
    }

    private void remember(Hit hit, Slot slot) {
        if (hit.index() >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(2 * slots.length, hit.index() + 1));
        }
        slots[hit.index()] = slot;
    }

    private Slot slotOf(Hit hit) {
        return Objects.requireNonNull(slots[hit.index()]);
    }

    private Cell cell(Slot slot) {
        Cell cell = slot.cell;
        if (cell == null) {
            cell = free.take();
            slot.cell = cell;
            touched.add(slot);
        }
        return cell;
    }
}

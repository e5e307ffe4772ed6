package io.loadtester.attack.recording;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. Counts hits by the second in which they were due, their epoch and their target's name. A cut
 * takes out what has come since the last; results that come later make further deltas of their second.
 */
public final class Recorder implements HitSink {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final TargetNames names;
    private final CellStock stock = new CellStock();
    private final List<Slot> touched = new ArrayList<>();

    private final @Nullable Slot[] slots;
    private @Nullable LatencyCounts releaseDelay;
    private int epoch;
    private int second = -1;

    public Recorder(TargetNames names) {
        this.names = names;
        this.slots = new Slot[names.count()];
    }

    /** Makes room for so many hits a second beforehand, lest it grows while they come. */
    public void expect(double hitsPerSecond) {
        if (hitsPerSecond / names.count() >= LatencyCounts.FEW) {
            stock.layInForMany(names.count());
        }
    }

    @Override
    public void scheduled(Hit hit) {
        Slot slot = slot(hit);
        hit.mark(slot);
        cell(slot).scheduled++;
        releaseDelay().record(hit.releaseDelayNanos());
    }

    @Override
    public void sent(Hit hit) {
        cell(slotOf(hit)).sent(hit);
    }

    @Override
    public void ended(Hit hit) {
        cell(slotOf(hit)).ended(hit);
    }

    /** Hands over what has been counted since the last cut. */
    public LoopCut cut() {
        List<CellCut> cells = new ArrayList<>(touched.size());
        for (Slot slot : touched) {
            cells.add(new CellCut(slot.epoch, slot.second, slot.name, Objects.requireNonNull(slot.cell)));
            slot.cell = null;
        }
        touched.clear();
        LoopCut cut = new LoopCut(cells, stock, releaseDelay());
        releaseDelay = null;
        return cut;
    }

    private LatencyCounts releaseDelay() {
        LatencyCounts counts = releaseDelay;
        if (counts == null) {
            counts = stock.takeReleaseDelay();
            releaseDelay = counts;
        }
        return counts;
    }

    private Slot slot(Hit hit) {
        int dueSecond = (int) (hit.dueNanos() / NANOS_PER_SECOND);
        if (dueSecond != second || hit.epoch() != epoch) {
            // Hits come in the order in which they are due: an old second is found again through its hits alone.
            Arrays.fill(slots, null);
            second = dueSecond;
            epoch = hit.epoch();
        }
        int name = names.ofTarget(hit.target());
        Slot slot = slots[name];
        if (slot == null) {
            slot = new Slot(epoch, second, name);
            slots[name] = slot;
        }
        return slot;
    }

    private static Slot slotOf(Hit hit) {
        return (Slot) Objects.requireNonNull(hit.mark());
    }

    private Cell cell(Slot slot) {
        Cell cell = slot.cell;
        if (cell == null) {
            cell = stock.take();
            slot.cell = cell;
            touched.add(slot);
        }
        return cell;
    }
}

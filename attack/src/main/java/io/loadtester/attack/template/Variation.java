package io.loadtester.attack.template;

import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.TargetList;
import java.util.UUID;

/** What makes the hits of a test differ: its seed and its feeder. Immutable; shared by the loops of an attack. */
public final class Variation {

    private final Feeder feeder;
    private final int rows;
    private final Shuffle shuffle;
    private final long seed;
    private final long otherSeed;

    /** @param testId the seed, so that two tests differ */
    public Variation(UUID testId, Feeder feeder) {
        this.feeder = feeder;
        this.rows = feeder.rows().count();
        this.shuffle = new Shuffle(Math.max(1, rows), feeder.seed());
        this.seed = Bits.mix(testId.getMostSignificantBits());
        this.otherSeed = Bits.mix(~testId.getLeastSignificantBits());
    }

    public HitValues newValues() {
        return new HitValues(this, null);
    }

    /** Values for requests that are made from a list of targets. */
    public HitValues newValues(TargetList targets) {
        return new HitValues(this, targets.cursor());
    }

    /** Whether there is a row for a hit of this number. */
    public boolean hasRowFor(long seq) {
        return !feeder.isUsedOnce() || seq < rows;
    }

    Feeder feeder() {
        return feeder;
    }

    int rowOf(long seq) {
        if (rows == 0) {
            return 0;
        }
        int place = (int) (seq % rows);
        return feeder.order() == FeederOrder.SHUFFLED ? shuffle.row(seq / rows, place) : place;
    }

    long bits(long seq, int draw) {
        return Bits.at(Bits.at((draw & 1) == 0 ? seed : otherSeed, seq), draw);
    }
}

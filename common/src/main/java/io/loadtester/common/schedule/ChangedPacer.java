package io.loadtester.common.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The pacer of a test whose load was changed while it ran: one pacer after another, each from its cut-over on. H
 * continues from what it has counted, so that a change neither repeats nor makes up for hits. A later pacer begins at
 * its own start: one that rises from 100/s rises from 100/s at its cut-over.
 *
 * <pre>{@code
 * Pacer changed = ChangedPacer.of(new ConstantPacer(100), 12_000_000_000L, new ConstantPacer(500));
 * changed.hitsBy(14e9); // 1,200 + 1,000
 * }</pre>
 */
public final class ChangedPacer implements Pacer {

    /**
     * A pacer and when it takes effect.
     *
     * @param fromNanos its cut-over, in nanoseconds into the test; 0 for the first
     * @param pacer not changed itself
     */
    public record Part(long fromNanos, Pacer pacer) {

        public Part {
            if (pacer instanceof ChangedPacer) {
                throw new IllegalArgumentException("a part of a changed pacer cannot be changed itself");
            }
        }
    }

    private final List<Part> parts;

    /** H at the beginning of each part. */
    private final double[] startHits;

    /** @param parts at least one, of which the first begins at 0, each later than the one before */
    public ChangedPacer(List<Part> parts) {
        this.parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.get(0).fromNanos() != 0) {
            throw new IllegalArgumentException("the first pacer must begin at 0");
        }
        this.startHits = new double[parts.size()];
        for (int i = 1; i < parts.size(); i++) {
            Part before = parts.get(i - 1);
            long nanos = parts.get(i).fromNanos() - before.fromNanos();
            if (nanos <= 0) {
                throw new IllegalArgumentException("each pacer must begin after the one before");
            }
            startHits[i] = startHits[i - 1] + before.pacer().hitsBy(nanos);
        }
    }

    /** A pacer that is followed by another one from an instant on, instead of all that was to follow after it. */
    public static ChangedPacer of(Pacer before, long fromNanos, Pacer next) {
        List<Part> parts = new ArrayList<>();
        partsOf(before).stream().filter(part -> part.fromNanos() < fromNanos).forEach(parts::add);
        parts.add(new Part(fromNanos, next));
        return new ChangedPacer(parts);
    }

    /** The pacers of which any pacer consists; only one if it was not changed. */
    public static List<Part> partsOf(Pacer pacer) {
        return pacer instanceof ChangedPacer changed ? changed.parts : List.of(new Part(0, pacer));
    }

    @Override
    public double hitsBy(double elapsedNanos) {
        int i = partAt(elapsedNanos);
        Part part = parts.get(i);
        return startHits[i] + part.pacer().hitsBy(elapsedNanos - part.fromNanos());
    }

    @Override
    public double nanosAt(double hits) {
        for (int i = 0; i < parts.size() - 1; i++) {
            double nanos = nanosAt(i, hits);
            if (nanos < parts.get(i + 1).fromNanos()) {
                return nanos;
            }
        }
        return nanosAt(parts.size() - 1, hits);
    }

    private double nanosAt(int i, double hits) {
        Part part = parts.get(i);
        return part.fromNanos() + part.pacer().nanosAt(Math.max(0, hits - startHits[i]));
    }

    @Override
    public double ratePerSecond(double elapsedNanos) {
        Part part = parts.get(partAt(elapsedNanos));
        return part.pacer().ratePerSecond(elapsedNanos - part.fromNanos());
    }

    @Override
    public Pacer inEffectAt(long elapsedNanos) {
        return parts.get(partAt(elapsedNanos)).pacer();
    }

    private int partAt(double elapsedNanos) {
        int i = parts.size() - 1;
        while (i > 0 && parts.get(i).fromNanos() > elapsedNanos) {
            i--;
        }
        return i;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangedPacer pacer && parts.equals(pacer.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "ChangedPacer" + parts;
    }
}

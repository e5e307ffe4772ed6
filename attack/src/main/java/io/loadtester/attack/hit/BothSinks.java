package io.loadtester.attack.hit;

/** Owned by one event loop. Passes every hit to two sinks, one after the other. */
public record BothSinks(HitSink first, HitSink second) implements HitSink {

    @Override
    public void scheduled(Hit hit) {
        first.scheduled(hit);
        second.scheduled(hit);
    }

    @Override
    public void sent(Hit hit) {
        first.sent(hit);
        second.sent(hit);
    }

    @Override
    public void ended(Hit hit) {
        first.ended(hit);
        second.ended(hit);
    }

    @Override
    public void skipped(SkippedHits hits) {
        first.skipped(hits);
        second.skipped(hits);
    }
}

package io.loadtester.attack.exchange;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;

/** Owned by one event loop. Tells two sinks of every hit, one after the other. */
final class BothSinks implements HitSink {

    private final HitSink first;
    private final HitSink second;

    BothSinks(HitSink first, HitSink second) {
        this.first = first;
        this.second = second;
    }

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
}

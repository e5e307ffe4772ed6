package io.loadtester.cli.attack;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;

/** Two who hear of the same hits. */
record BothWatchers(HitSink first, HitSink second) implements HitSink {

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

package io.loadtester.worker.fleet;

import io.loadtester.attack.AttackListener;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.SecondCut;
import io.loadtester.wire.PublishedCodec;

/** Encodes results like publishing does, but discards them. */
final class Rehearsal implements AttackListener {

    @Override
    public void cut(SecondCut cut) {
        cut.intervals().forEach(PublishedCodec::encode);
    }

    @Override
    public void ended(AttackSummary summary) {}
}

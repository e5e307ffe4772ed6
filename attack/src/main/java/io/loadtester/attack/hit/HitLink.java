package io.loadtester.attack.hit;

import org.jspecify.annotations.Nullable;

/** A hit's link in a queue. Each hit has one per kind of queue, so that queueing allocates nothing. */
public final class HitLink {

    final Hit hit;

    @Nullable
    HitQueue queue;

    @Nullable
    HitLink before;

    @Nullable
    HitLink after;

    HitLink(Hit hit) {
        this.hit = hit;
    }
}

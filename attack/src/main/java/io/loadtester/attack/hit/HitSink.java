package io.loadtester.attack.hit;

/**
 * Is told of every hit of one event loop, on that loop's thread, in this order: {@link #scheduled}, {@link #sent}
 * unless the hit is abandoned, {@link #ended}. The hit is reused after that and must not be kept.
 */
public interface HitSink {

    /** The hit became due and was released. */
    void scheduled(Hit hit);

    /** The hit was handed to a socket for the first time. */
    void sent(Hit hit);

    /** The hit succeeded or failed; it was abandoned if it was never sent. */
    void ended(Hit hit);

    /** These hits became due but are never released. Most sinks only follow released hits and can ignore them. */
    default void skipped(SkippedHits hits) {}
}

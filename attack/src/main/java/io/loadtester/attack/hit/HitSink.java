package io.loadtester.attack.hit;

/**
 * Hears of every hit of one event loop, on that loop's thread, in this order: {@link #scheduled}, {@link #sent} unless
 * it is abandoned, {@link #ended}. The hit is reused after that and must not be kept.
 */
public interface HitSink {

    /** It became due and was released. */
    void scheduled(Hit hit);

    /** It was handed to a socket, for the first time. */
    void sent(Hit hit);

    /** It has succeeded, or failed; it was abandoned if it never was sent. */
    void ended(Hit hit);

    /** They became due and are never released. Most sinks follow hits that were, and need not know. */
    default void skipped(SkippedHits hits) {}
}

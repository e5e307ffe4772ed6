package io.loadtester.attack.hit;

/** Holds a hit that has not ended: a queue in which it waits, or the connection it was sent on. */
public interface HitHolder {

    /**
     * Gives up a hit that must end now. Returns what the hit was waiting for, as the failure to report if it timed out.
     */
    Failure letGo(Hit hit);
}

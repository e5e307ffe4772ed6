package io.loadtester.attack.hit;

/** Who has a hit that has not ended: a queue in which it waits, or the connection it was sent on. */
public interface HitHolder {

    /** Lets go of a hit that has to end now. Returns what held it up, as the failure it is if its time has run out. */
    Failure letGo(Hit hit);
}

package io.loadtester.attack.loop;

import io.loadtester.attack.recording.LoopCut;

/** Hears, on the loop's thread, of an attack's seconds on one event loop. */
public interface LoopListener {

    /** A second of the test has ended; called for every second from the attack's first on. */
    void cut(int second, LoopCut cut, LoopState state);

    /** This loop cannot go on; it ends at once, and the attack with it. */
    void broken(String reason);

    /** Every hit of this loop has ended within this second of the test; nothing follows. */
    void ended(int second, LoopCut cut, LoopEnd end);
}

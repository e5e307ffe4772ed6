package io.loadtester.attack.loop;

import io.loadtester.attack.recording.LoopCut;

/** Is told of each second of an attack on one event loop; called on the loop's thread. */
public interface LoopListener {

    /** A second of the test has ended; called for every second from the attack's first second on. */
    void cut(int second, LoopCut cut, LoopState state);

    /** The loop has failed; it ends at once, and so does the attack. */
    void broken(String reason);

    /** Every hit of this loop has ended, the last one in this second of the test; no calls follow. */
    void ended(int second, LoopCut cut, LoopEnd end);
}

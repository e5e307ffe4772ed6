package io.loadtester.attack;

/**
 * The attack engine of a process: event loops and what they share. Thread-safe; closing it ends its attacks as
 * cancelled.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class AttackEngine implements AutoCloseable {

    private AttackEngine() {}

    /** An engine with the best transport there is and one event loop a core. */
    public static AttackEngine create() {
        return new AttackEngine();
    }

    /** Attacks a loopback server of its own until the start delay is flat; blocks, for some seconds at most. */
    public void warmUp() {
        throw unbuilt();
    }

    /** Starts an attack; several may run at once. */
    public RunningAttack start(AttackPlan plan, AttackListener listener) {
        throw unbuilt();
    }

    /** {@code io_uring}, {@code epoll} or {@code nio}. */
    public String transport() {
        throw unbuilt();
    }

    private static UnsupportedOperationException unbuilt() {
        return new UnsupportedOperationException("to be built");
    }

    @Override
    public void close() {}
}

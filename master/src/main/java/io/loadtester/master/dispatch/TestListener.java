package io.loadtester.master.dispatch;

import java.util.UUID;

/** Receives changes and events of tests, on the fleet's thread. */
public interface TestListener {

    /** A test was submitted, or its status or place in the queue changed; a final state is reported once it is stored. */
    void changed(TestBoard.Posted test);

    void happened(UUID testId, TestEvent event);
}

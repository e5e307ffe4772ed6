package io.loadtester.master.dispatch;

import java.util.UUID;

/** Learns, on the fleet's thread, how tests fare. */
public interface TestListener {

    /** A test was submitted, or its status or place in the queue changed; a final state is told once it is stored. */
    void changed(TestBoard.Posted test);

    void happened(UUID testId, TestEvent event);
}

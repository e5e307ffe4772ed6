package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.UntakenResult;
import java.util.List;

/** Receives results that Kafka does not take, from workers that this master knows. Called on the fleet's thread. */
public interface UntakenResults {

    /** Each may come again, and comes from Kafka later. Must not block. */
    void received(List<UntakenResult> results);
}

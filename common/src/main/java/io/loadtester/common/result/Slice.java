package io.loadtester.common.result;

import java.util.List;
import java.util.Map;

/** Hits of one second of a test, or of some in a row, counted together. Additive. */
public sealed interface Slice permits Interval, Rollup {

    /** The first second of the test in which these hits were due, from 0. */
    int second();

    /** How many seconds it covers. */
    int seconds();

    /** Empty where all workers' hits are counted together. */
    String workerId();

    /** The target's name; empty where all targets' hits are counted together. */
    String target();

    HitCounts counts();

    Latencies latencies();

    List<Exemplar> exemplars();

    default Ledger ledger() {
        return counts().ledger();
    }

    /** Hits that succeeded. */
    default long succeeded() {
        return counts().succeeded();
    }

    /** Hits that ended without success. */
    default long failed() {
        return counts().failed();
    }

    /** Hits that ended in these seconds, whenever they were due. */
    default Completions completions() {
        return counts().completions();
    }

    /** Hits by status code received. */
    default Map<Integer, Long> statusCodes() {
        return counts().statusCodes();
    }

    /** Hits that failed, by kind. */
    default Map<FailureKind, Long> failures() {
        return counts().failures();
    }

    /** Bytes of response bodies. */
    default long bytesIn() {
        return counts().bytesIn();
    }

    /** Bytes of request bodies. */
    default long bytesOut() {
        return counts().bytesOut();
    }
}

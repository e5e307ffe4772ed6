package io.loadtester.common.result;

import java.util.List;
import java.util.Map;

/** Hits of one second of a test, or of some in a row, counted together. Additive. */
public sealed interface Slice permits Interval, Rollup {

    /** The first second of the test in which these hits were due, from 0. */
    int second();

    /** How many seconds it stands for. */
    int seconds();

    /** Empty where all workers' hits are counted together. */
    String workerId();

    /** The target's name; empty where all targets' hits are counted together. */
    String target();

    Ledger ledger();

    Latencies latencies();

    /** Hits done by status code. */
    Map<Integer, Long> statusCodes();

    /** Hits failed and abandoned by kind. */
    Map<FailureKind, Long> failures();

    /** Bytes of response bodies. */
    long bytesIn();

    /** Bytes of request bodies. */
    long bytesOut();

    List<Exemplar> exemplars();
}

package io.loadtester.storage;

import io.loadtester.common.result.Ledger;

/** What is stored of one worker of a test. */
record StoredSum(String workerId, long intervals, long scheduled, long sent, long abandoned, long done, long failed) {

    Ledger ledger() {
        return new Ledger(scheduled, sent, abandoned, done, failed);
    }
}

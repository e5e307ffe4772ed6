package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import java.util.concurrent.CompletionStage;

/** Stores statuses of tests in order, without blocking the caller. */
interface TestJournal {

    /** Completes when the status is stored; while the database is down, that is not before it is back. */
    CompletionStage<Void> write(LoadTest test);
}

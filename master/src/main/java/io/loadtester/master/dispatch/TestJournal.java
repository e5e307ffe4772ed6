package io.loadtester.master.dispatch;

import io.loadtester.common.test.LoadTest;
import java.util.concurrent.CompletionStage;

/** Keeps tests' statuses for good, in the order in which they are given, without making the caller wait. */
interface TestJournal {

    /** Completes when the status is stored; while the database is away that takes until it is back. */
    CompletionStage<Void> write(LoadTest test);
}

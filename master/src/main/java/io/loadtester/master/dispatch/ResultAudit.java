package io.loadtester.master.dispatch;

import io.loadtester.reporting.report.Completeness;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Compares what workers say they published with what is stored. */
interface ResultAudit {

    /**
     * Looks at what is stored now.
     *
     * @param workers whose manifests are expected
     */
    CompletionStage<Completeness> check(UUID testId, Set<String> workers);
}

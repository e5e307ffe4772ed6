package io.loadtester.storage.results;

import io.loadtester.common.result.Published;
import java.util.List;

/** Stores published results. */
public interface ResultWriter {

    /**
     * Stores a batch in one transaction. Results stored already are left unchanged, so batches may be repeated, in any
     * order.
     *
     * @return how many results of the batch were new
     * @throws RefusedResultException if the database will always reject one of them; other failures may be temporary
     */
    int append(List<Published> batch);
}

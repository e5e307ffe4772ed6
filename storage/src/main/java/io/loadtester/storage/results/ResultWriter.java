package io.loadtester.storage.results;

import io.loadtester.common.result.Published;
import java.util.List;

/** Where published results go in. */
public interface ResultWriter {

    /**
     * Stores a batch in one transaction. What is stored already is left as it is, so that any batch may be given again,
     * in any order.
     *
     * @return how many of the batch were new
     * @throws RefusedResultException if the database will never take one of them; other failures may pass
     */
    int append(List<Published> batch);
}

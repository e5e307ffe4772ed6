package io.loadtester.storage;

import io.loadtester.common.result.Published;
import java.util.List;

/** Where published results go in. */
public interface ResultWriter {

    /**
     * Stores a batch in one transaction. What is stored already is left as it is, so that any batch may be given again,
     * in any order.
     *
     * @return how many of the batch were new
     */
    int append(List<Published> batch);
}

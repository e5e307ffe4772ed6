package io.loadtester.storage.baselines;

import java.util.List;

/** The stored baselines. Deleting a test deletes its baselines. */
public interface BaselineStore {

    /** Ordered by tag. */
    List<Baseline> all();

    /** Inserts the baseline, or replaces the one with that tag. */
    void save(Baseline baseline);

    /** False if the tag has no baseline. */
    boolean delete(String tag);
}

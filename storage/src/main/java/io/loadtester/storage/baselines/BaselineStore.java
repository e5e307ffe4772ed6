package io.loadtester.storage.baselines;

import java.util.List;

/** The baselines. That of a test that is deleted is deleted with it. */
public interface BaselineStore {

    /** By tag. */
    List<Baseline> all();

    /** Inserts, or replaces the one of that tag. */
    void save(Baseline baseline);

    /** False if there is none. */
    boolean delete(String tag);
}

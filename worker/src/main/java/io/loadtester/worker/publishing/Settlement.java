package io.loadtester.worker.publishing;

/** Called exactly once for each of its results with what became of it, on any thread. */
interface Settlement {

    /** For results of attacks from an earlier run of this worker. */
    Settlement NOBODY = (isInterval, stored) -> {};

    /** @param stored true if Kafka has it, or the disk keeps it for this worker's next run; false if it was dropped */
    void settled(boolean isInterval, boolean stored);
}

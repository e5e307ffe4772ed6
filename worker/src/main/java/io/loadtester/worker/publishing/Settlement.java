package io.loadtester.worker.publishing;

/** Is told once of each of its results what became of it, by any thread. */
interface Settlement {

    /** For results whose attack ended with an earlier life of this worker. */
    Settlement NOBODY = (isInterval, stored) -> {};

    /**
     * @param stored true when Kafka has it, or the disk keeps it for this worker's next life; false when it was given up
     */
    void settled(boolean isInterval, boolean stored);
}

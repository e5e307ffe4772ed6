package io.loadtester.common.test;

/** The states of a test: PENDING → RUNNING → (STOPPING →) a final state. */
public enum TestState {
    PENDING,
    RUNNING,
    STOPPING,
    /** Every worker finished; the report can be read. */
    COMPLETED,
    /** Some workers were lost; the report says what is missing. */
    PARTIALLY_FAILED,
    FAILED,
    STOPPED;

    public boolean isFinal() {
        return this != PENDING && this != RUNNING && this != STOPPING;
    }
}

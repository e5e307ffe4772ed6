package io.loadtester.storage.results;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Identifies an interval, however often it is delivered. */
@Embeddable
record IntervalKey(UUID testId, String workerId, int epoch, long sequence) {}

package io.loadtester.master.dispatch;

import java.time.Instant;

/**
 * Something that is amiss with a running test at present.
 *
 * @param kind one of worker_stale, kafka_away, database_away, clock_off, other_version
 */
public record Notice(String kind, Instant since, String text) {}

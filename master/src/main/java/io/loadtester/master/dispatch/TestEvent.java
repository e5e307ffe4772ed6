package io.loadtester.master.dispatch;

import java.time.Instant;

/**
 * Something that happened to a running test.
 *
 * @param second second of the test, 0 before its start
 * @param kind one of started, worker_stale, worker_back, worker_lost, worker_drained, rebalanced, changed, kafka_away, kafka_back,
 *     database_away, database_back, clock_off, other_version, stopping, ended
 */
public record TestEvent(Instant at, long second, String kind, String text) {}

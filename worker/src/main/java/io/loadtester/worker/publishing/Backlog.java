package io.loadtester.worker.publishing;

/**
 * How far publishing is behind.
 *
 * @param unsent results not yet acknowledged by Kafka
 * @param lost results dropped since the process started
 */
public record Backlog(long unsent, long lost) {}

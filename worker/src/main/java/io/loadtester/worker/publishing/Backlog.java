package io.loadtester.worker.publishing;

/**
 * How far publishing is behind.
 *
 * @param unsent results that Kafka has not acknowledged yet
 * @param lost results given up since the process started
 */
public record Backlog(long unsent, long lost) {}

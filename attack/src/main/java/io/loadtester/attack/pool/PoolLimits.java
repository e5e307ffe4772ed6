package io.loadtester.attack.pool;

/**
 * One loop's part of an attack's limits for each host.
 *
 * @param open connections at most, those being opened included; 1 or more
 * @param idle connections kept at rest, 0 or more
 */
public record PoolLimits(int open, int idle) {}

package io.loadtester.attack.pool;

/**
 * One loop's part of an attack's connection limits for each host.
 *
 * @param open most connections, including those being opened; 1 or more
 * @param idle most idle connections to keep, 0 or more
 */
public record PoolLimits(int open, int idle) {}

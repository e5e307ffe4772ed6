/**
 * The narrow doors to PostgreSQL, a room for each thing that is kept: tests, results, rollups, accounts, baselines. Called
 * by master and consumer; entities stay in their rooms.
 */
@NullMarked
package io.loadtester.storage;

import org.jspecify.annotations.NullMarked;

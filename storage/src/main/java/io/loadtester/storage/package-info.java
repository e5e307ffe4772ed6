/**
 * Access to PostgreSQL, one subpackage for each kind of data: tests, results, rollups, accounts, baselines, and
 * the term of the master. Used by master and consumer; entities never leave their package.
 */
@NullMarked
package io.loadtester.storage;

import org.jspecify.annotations.NullMarked;

/** Runs tests on workers: queue, shares, assignment, loss of workers, and how a test ends; called by submission and tests. */
@NullMarked
package io.loadtester.master.dispatch;

import org.jspecify.annotations.NullMarked;

/** Compares tests, and keeps the baselines that new tests are compared with; called by clients of the API. */
@NullMarked
package io.loadtester.master.compare;

import org.jspecify.annotations.NullMarked;

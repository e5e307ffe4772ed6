/** Results: intervals, manifests, ledgers and the numbers in them, all mergeable. */
@NullMarked
package io.loadtester.common.result;

import org.jspecify.annotations.NullMarked;

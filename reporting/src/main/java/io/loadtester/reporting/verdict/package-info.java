/** Whether a load generator was fit to be believed, from its worker seconds; called by reports, the live view and attacks. */
@NullMarked
package io.loadtester.reporting.verdict;

import org.jspecify.annotations.NullMarked;

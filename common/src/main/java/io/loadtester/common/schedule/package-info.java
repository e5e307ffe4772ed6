/** When hits are due: pacers, shares of a schedule, and the ways to split it; called by master and attack. */
@NullMarked
package io.loadtester.common.schedule;

import org.jspecify.annotations.NullMarked;

/** When hits are due: pacers, shares of a schedule, and how to split it; called by master and attack. */
@NullMarked
package io.loadtester.common.schedule;

import org.jspecify.annotations.NullMarked;

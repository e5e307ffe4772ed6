/** How two tests differ, and how certain that is, by a block bootstrap over their seconds; called by the master. */
@NullMarked
package io.loadtester.reporting.comparison;

import org.jspecify.annotations.NullMarked;

/** How two tests differ, and how sure that is, from a block bootstrap over their seconds; called by the comparison of tests. */
@NullMarked
package io.loadtester.reporting.comparison;

import org.jspecify.annotations.NullMarked;

/** Prints comparisons of tests; called by the commands compare and submit. */
@NullMarked
package io.loadtester.cli.comparison;

import org.jspecify.annotations.NullMarked;

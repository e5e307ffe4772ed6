/** Finds the highest rate at which thresholds hold: {@code loadtester search}; called from the command line. */
@NullMarked
package io.loadtester.cli.search;

import org.jspecify.annotations.NullMarked;

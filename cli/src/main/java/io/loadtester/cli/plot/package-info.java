/** The command plot: draws results as one HTML page with charts; called by the command line. */
@NullMarked
package io.loadtester.cli.plot;

import org.jspecify.annotations.NullMarked;

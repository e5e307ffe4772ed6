/** The command dlt: looks at dead letters and sends them again; called by the command line. */
@NullMarked
package io.loadtester.cli.dlt;

import org.jspecify.annotations.NullMarked;

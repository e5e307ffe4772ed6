/** The command dlt: lists, shows and resends dead letters; called by the command line. */
@NullMarked
package io.loadtester.cli.dlt;

import org.jspecify.annotations.NullMarked;

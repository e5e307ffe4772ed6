/** The executable: parses the command line and runs the command; called by the launcher. */
@NullMarked
package io.loadtester.cli;

import org.jspecify.annotations.NullMarked;

/** The one executable: parses the command line and hands over to a command; called by the launcher. */
@NullMarked
package io.loadtester.cli;

import org.jspecify.annotations.NullMarked;

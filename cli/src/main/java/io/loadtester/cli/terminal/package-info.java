/** How commands speak to the person at the terminal: exit codes, failures, progress, logs; called by all commands. */
@NullMarked
package io.loadtester.cli.terminal;

import org.jspecify.annotations.NullMarked;

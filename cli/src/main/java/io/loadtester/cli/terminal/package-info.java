/** What all commands share in talking to the user: exit codes, failures, progress, output and logs. */
@NullMarked
package io.loadtester.cli.terminal;

import org.jspecify.annotations.NullMarked;

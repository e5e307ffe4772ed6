/** Feeders as flags: files of rows that make targets vary; called by the commands that submit tests and that attack. */
@NullMarked
package io.loadtester.cli.feeder;

import org.jspecify.annotations.NullMarked;

/** Thresholds as flags; called by the commands that take them. */
@NullMarked
package io.loadtester.cli.threshold;

import org.jspecify.annotations.NullMarked;

/** Attacks from this process alone, without a cluster: {@code loadtester attack}; called from the command line. */
@NullMarked
package io.loadtester.cli.attack;

import org.jspecify.annotations.NullMarked;

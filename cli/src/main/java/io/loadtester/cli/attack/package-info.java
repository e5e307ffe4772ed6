/**
 * Attacks from this process, without a cluster: {@code loadtester attack}; called from the command line, and by search.
 */
@NullMarked
package io.loadtester.cli.attack;

import org.jspecify.annotations.NullMarked;

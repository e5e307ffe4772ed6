/** The attack engine's front door; called by the worker and the command line. */
@NullMarked
package io.loadtester.attack;

import org.jspecify.annotations.NullMarked;

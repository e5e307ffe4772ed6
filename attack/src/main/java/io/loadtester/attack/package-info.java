/** The attack engine's public entry; called by the worker and the command line. */
@NullMarked
package io.loadtester.attack;

import org.jspecify.annotations.NullMarked;

/** The interface between protocols and the rest of the engine: how connections carry hits and report on them. */
@NullMarked
package io.loadtester.attack.protocol;

import org.jspecify.annotations.NullMarked;

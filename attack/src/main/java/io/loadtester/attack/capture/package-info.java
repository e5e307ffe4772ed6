/** The parts of responses that are kept, for assertions and for recording results. */
@NullMarked
package io.loadtester.attack.capture;

import org.jspecify.annotations.NullMarked;

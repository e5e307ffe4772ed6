/** What is kept of a response for those who look at it: assertions and whoever records results. */
@NullMarked
package io.loadtester.attack.capture;

import org.jspecify.annotations.NullMarked;

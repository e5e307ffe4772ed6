/** Workers as seen by the fleet: state, health and clock. */
@NullMarked
package io.loadtester.common.fleet;

import org.jspecify.annotations.NullMarked;

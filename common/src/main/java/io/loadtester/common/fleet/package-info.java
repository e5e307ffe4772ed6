/** Workers as the fleet knows them: state, health and clock. */
@NullMarked
package io.loadtester.common.fleet;

import org.jspecify.annotations.NullMarked;

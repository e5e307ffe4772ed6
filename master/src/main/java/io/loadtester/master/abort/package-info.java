/** Stops running tests whose thresholds cannot be met any more; fed by dispatch and by the live view's reading. */
@NullMarked
package io.loadtester.master.abort;

import org.jspecify.annotations.NullMarked;

/** Stops running tests whose thresholds can no longer be met; fed by dispatch and the live view. */
@NullMarked
package io.loadtester.master.abort;

import org.jspecify.annotations.NullMarked;

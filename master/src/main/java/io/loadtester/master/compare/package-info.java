/** Tests side by side, and the baselines that new tests are held against; called by clients of the API. */
@NullMarked
package io.loadtester.master.compare;

import org.jspecify.annotations.NullMarked;

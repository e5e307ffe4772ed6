/** Which test those of a tag are held against; called by the master. */
@NullMarked
package io.loadtester.storage.baselines;

import org.jspecify.annotations.NullMarked;

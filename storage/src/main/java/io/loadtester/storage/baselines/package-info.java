/** The baseline of each tag: the test that later tests are compared with; called by the master. */
@NullMarked
package io.loadtester.storage.baselines;

import org.jspecify.annotations.NullMarked;

/** A hit, its queues and its sinks: the types shared by pacing, connections and recording. */
@NullMarked
package io.loadtester.attack.hit;

import org.jspecify.annotations.NullMarked;

/** A hit, where it waits, and who hears of it; the words that pacing, connections and recording share. */
@NullMarked
package io.loadtester.attack.hit;

import org.jspecify.annotations.NullMarked;

/** Which of several masters is the active one: its lock, its term, and the fence around its writes; called by the master. */
@NullMarked
package io.loadtester.storage.term;

import org.jspecify.annotations.NullMarked;

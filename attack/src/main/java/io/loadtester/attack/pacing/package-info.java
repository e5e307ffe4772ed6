/** When hits are released: a timetable per event loop, and loops that wake up on time for it; called by exchange. */
@NullMarked
package io.loadtester.attack.pacing;

import org.jspecify.annotations.NullMarked;

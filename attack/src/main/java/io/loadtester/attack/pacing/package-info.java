/** When hits are released: a timetable per event loop, and loops that wake at its instants; called by exchange. */
@NullMarked
package io.loadtester.attack.pacing;

import org.jspecify.annotations.NullMarked;

/**
 * Which of the masters on one database is the active one, and what the others answer; asked by fleet, dispatch, live and
 * upkeep.
 */
@NullMarked
package io.loadtester.master.term;

import org.jspecify.annotations.NullMarked;

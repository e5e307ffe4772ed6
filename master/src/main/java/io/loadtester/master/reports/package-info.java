/** Stored intervals merged into a report, and whether anything is missing; called by the API and by dispatch. */
@NullMarked
package io.loadtester.master.reports;

import org.jspecify.annotations.NullMarked;

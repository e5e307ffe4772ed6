/** The dashboard: its static files, and the overview on its first page. */
@NullMarked
package io.loadtester.master.dashboard;

import org.jspecify.annotations.NullMarked;

/** The API of submitted tests: list, get, delete and stop; called by the dashboard, the command line and scripts. */
@NullMarked
package io.loadtester.master.tests;

import org.jspecify.annotations.NullMarked;

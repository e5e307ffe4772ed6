/** Reads the bodies that submit tests, field by field, and describes their options; called by the command line, the dashboard and scripts. */
@NullMarked
package io.loadtester.master.submission;

import org.jspecify.annotations.NullMarked;

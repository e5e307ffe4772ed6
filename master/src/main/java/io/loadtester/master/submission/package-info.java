/** Bodies that submit a test, read field by field into a test; called by the command line, the dashboard and scripts. */
@NullMarked
package io.loadtester.master.submission;

import org.jspecify.annotations.NullMarked;

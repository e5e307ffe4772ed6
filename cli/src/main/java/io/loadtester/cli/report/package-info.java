/** The command report: reads results and writes a report; attack writes the same types of report. */
@NullMarked
package io.loadtester.cli.report;

import org.jspecify.annotations.NullMarked;

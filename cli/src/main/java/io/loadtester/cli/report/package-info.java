/** The command report: reads results and writes what they come to; attack and search write the same forms. */
@NullMarked
package io.loadtester.cli.report;

import org.jspecify.annotations.NullMarked;

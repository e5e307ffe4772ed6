/** The forms of a report: text, Markdown, HTML, JUnit, CSV, HdrHistogram; called by the master. */
@NullMarked
package io.loadtester.reporting.form;

import org.jspecify.annotations.NullMarked;

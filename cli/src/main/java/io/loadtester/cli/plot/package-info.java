/** Results as one HTML page with charts; called by the plot command. */
@NullMarked
package io.loadtester.cli.plot;

import org.jspecify.annotations.NullMarked;

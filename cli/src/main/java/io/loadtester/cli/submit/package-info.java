/** The commands submit, results, check and compare, and the client of the master's REST interface that it shares with the local demo. */
@NullMarked
package io.loadtester.cli.submit;

import org.jspecify.annotations.NullMarked;

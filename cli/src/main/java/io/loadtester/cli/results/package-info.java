/** Results of single hits as lines of JSON or CSV, in Vegeta's layout; called by the commands that write or read them. */
@NullMarked
package io.loadtester.cli.results;

import org.jspecify.annotations.NullMarked;

/** Results of single hits in Vegeta's JSON, CSV and gob layouts; called by the commands that write or read them. */
@NullMarked
package io.loadtester.cli.results;

import org.jspecify.annotations.NullMarked;

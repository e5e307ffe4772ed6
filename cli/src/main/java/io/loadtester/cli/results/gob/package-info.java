/**
 * Go's gob: streams of values that say themselves what types they have. Knows nothing of results; called by their readers
 * and writers.
 */
@NullMarked
package io.loadtester.cli.results.gob;

import org.jspecify.annotations.NullMarked;

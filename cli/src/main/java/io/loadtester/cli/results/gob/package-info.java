/** Go's gob: self-describing streams of values. Independent of results; called by their readers and writers. */
@NullMarked
package io.loadtester.cli.results.gob;

import org.jspecify.annotations.NullMarked;

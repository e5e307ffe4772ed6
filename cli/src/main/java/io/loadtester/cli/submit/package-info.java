/**
 * The commands that talk to a master: submit, tests, stop, workers, results, check, compare; and the client of its REST
 * API.
 */
@NullMarked
package io.loadtester.cli.submit;

import org.jspecify.annotations.NullMarked;

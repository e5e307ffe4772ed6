/**
 * Reads and writes user input, with errors that name the field: durations, rates, targets, attack options, whole specs.
 */
@NullMarked
package io.loadtester.spec;

import org.jspecify.annotations.NullMarked;

/** What users write, in and out, with errors that name the field: durations, rates, targets, attack options, whole specs. */
@NullMarked
package io.loadtester.spec;

import org.jspecify.annotations.NullMarked;

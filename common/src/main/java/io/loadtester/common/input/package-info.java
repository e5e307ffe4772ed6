/** What users write, read with errors that name the field: durations, rates, targets, attack options. */
@NullMarked
package io.loadtester.common.input;

import org.jspecify.annotations.NullMarked;

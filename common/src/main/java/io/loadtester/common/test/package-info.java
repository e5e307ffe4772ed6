/** What is to be done: tests, targets, options, assignments; the words master and workers share. */
@NullMarked
package io.loadtester.common.test;

import org.jspecify.annotations.NullMarked;

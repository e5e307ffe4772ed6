/** What is to be done: tests, targets, options, assignments; shared by master and workers. */
@NullMarked
package io.loadtester.common.test;

import org.jspecify.annotations.NullMarked;

/** Submitted tests with their status and outcome; called by the master. */
@NullMarked
package io.loadtester.storage.tests;

import org.jspecify.annotations.NullMarked;

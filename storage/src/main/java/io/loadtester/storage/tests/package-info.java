/** What was to be tested, where that stands and what it came to; called by the master. */
@NullMarked
package io.loadtester.storage.tests;

import org.jspecify.annotations.NullMarked;

/** What must hold of responses, compiled once and checked on the event loop; called by exchange. */
@NullMarked
package io.loadtester.attack.assertion;

import org.jspecify.annotations.NullMarked;

/** What a protocol is to the rest of the engine: how a connection carries hits, and what it says of them. */
@NullMarked
package io.loadtester.attack.protocol;

import org.jspecify.annotations.NullMarked;

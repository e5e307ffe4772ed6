/** HTTP/1.1 as a load generator needs it: requests encoded once, responses read for their framing; called by connection and exchange. */
@NullMarked
package io.loadtester.attack.http;

import org.jspecify.annotations.NullMarked;

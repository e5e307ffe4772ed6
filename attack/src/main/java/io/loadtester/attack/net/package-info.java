/** Names, addresses, proxies, TLS: opens channels to origins; called by the pools. */
@NullMarked
package io.loadtester.attack.net;

import org.jspecify.annotations.NullMarked;

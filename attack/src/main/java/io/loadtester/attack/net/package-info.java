/** Opens channels to origins: names, addresses, proxies, TLS; called by the pools. */
@NullMarked
package io.loadtester.attack.net;

import org.jspecify.annotations.NullMarked;

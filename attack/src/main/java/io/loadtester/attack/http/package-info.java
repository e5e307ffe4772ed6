/**
 * Requests, encoded once for HTTP/1.1 and HTTP/2, and the redirects that follow them; called by protocols and loops.
 */
@NullMarked
package io.loadtester.attack.http;

import org.jspecify.annotations.NullMarked;

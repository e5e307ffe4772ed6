/** HTTP/2, which carries as many hits at once on a connection as the server allows; registered with the engine. */
@NullMarked
package io.loadtester.attack.protocol.http2;

import org.jspecify.annotations.NullMarked;

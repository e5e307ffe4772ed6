/** HTTP/1.1, one hit at a time on a connection; registered with the engine. */
@NullMarked
package io.loadtester.attack.protocol.http1;

import org.jspecify.annotations.NullMarked;

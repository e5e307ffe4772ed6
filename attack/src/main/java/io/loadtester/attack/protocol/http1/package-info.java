/** HTTP/1.1, which carries one hit at a time on a connection; registered with the engine. */
@NullMarked
package io.loadtester.attack.protocol.http1;

import org.jspecify.annotations.NullMarked;

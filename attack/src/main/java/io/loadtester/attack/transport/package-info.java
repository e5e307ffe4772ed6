/** The kinds of network I/O available on this machine: io_uring, epoll, NIO; chosen by the engine. */
@NullMarked
package io.loadtester.attack.transport;

import org.jspecify.annotations.NullMarked;

/**
 * Resolves the hosts of gRPC calls between master and workers; called by the worker's link and the master's gateway.
 */
@NullMarked
package io.loadtester.wire.calls;

import org.jspecify.annotations.NullMarked;

/** The token that master and workers show each other on every gRPC call; used by both services. */
@NullMarked
package io.loadtester.wire.clustertoken;

import org.jspecify.annotations.NullMarked;

/** The token that master and workers send with every gRPC call; used by both services. */
@NullMarked
package io.loadtester.wire.clustertoken;

import org.jspecify.annotations.NullMarked;

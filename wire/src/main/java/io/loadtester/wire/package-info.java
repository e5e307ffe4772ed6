/** Protobuf to vocabulary and back; called by the gRPC endpoints, Kafka writers and Kafka listeners. */
@NullMarked
package io.loadtester.wire;

import org.jspecify.annotations.NullMarked;

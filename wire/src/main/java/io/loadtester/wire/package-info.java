/**
 * Converts between Protobuf messages and domain records; called by gRPC services, Kafka writers and Kafka listeners.
 */
@NullMarked
package io.loadtester.wire;

import org.jspecify.annotations.NullMarked;

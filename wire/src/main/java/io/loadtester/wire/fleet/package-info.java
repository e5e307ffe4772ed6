/**
 * How master and workers talk, in records: the calls and the answers of both gRPC services, with protobuf behind them.
 * A worker holds a {@link io.loadtester.wire.fleet.FleetClient} and serves an
 * {@link io.loadtester.wire.fleet.AttackerService}; the master holds a {@link io.loadtester.wire.fleet.WorkerGateway} and
 * a {@link io.loadtester.wire.fleet.WorkerProbe}, and serves a {@link io.loadtester.wire.fleet.FleetService}.
 */
@NullMarked
package io.loadtester.wire.fleet;

import org.jspecify.annotations.NullMarked;

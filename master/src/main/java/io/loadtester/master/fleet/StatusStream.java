package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.FleetHandler.AckSender;
import io.loadtester.wire.fleet.FleetHandler.StatusReceiver;
import io.loadtester.wire.fleet.WorkerStatus;
import org.jspecify.annotations.Nullable;

/**
 * One worker's status stream: each status goes to the roster and is answered by an ack. A worker that completes it has
 * left; when it breaks, the roster finds out what has become of the worker. Acks are sent from the fleet's thread only.
 */
final class StatusStream implements StatusReceiver {

    private final long number;
    private final FleetLoop loop;
    private final FleetRoster roster;
    private final UntakenResults untaken;
    private final AckSender acks;
    private @Nullable WorkerStatus last;

    /**
     * @param number counts streams in the order in which they are opened, from 1
     */
    StatusStream(long number, FleetLoop loop, FleetRoster roster, UntakenResults untaken, AckSender acks) {
        this.number = number;
        this.loop = loop;
        this.roster = roster;
        this.untaken = untaken;
        this.acks = acks;
    }

    @Override
    public void received(WorkerStatus status, long receivedUnixNanos) {
        last = status;
        loop.execute(() -> {
            boolean known = roster.report(number, status.workerId(), status.sessionId(), status.report());
            acks.ack(status.sequence(), receivedUnixNanos, !known);
            if (known && !status.untaken().isEmpty()) {
                untaken.received(status.untaken());
            }
        });
    }

    @Override
    public void left() {
        WorkerStatus status = last;
        if (status != null) {
            loop.execute(() -> roster.left(number, status.workerId(), status.sessionId(), "it left"));
        }
    }

    @Override
    public void broken(String reason) {
        WorkerStatus status = last;
        if (status != null) {
            loop.execute(() -> roster.streamBroken(number, status.workerId(), status.sessionId(), reason));
        }
    }
}

package io.loadtester.worker.fleet;

import io.grpc.Status;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.wire.fleet.FleetClient;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.RegistrationReply;
import io.loadtester.wire.term.HighestTerm;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The masters that may be the active one, one of which is tried at a time. Owned by the link's thread. */
final class Masters implements AutoCloseable {

    private final List<FleetClient> clients;
    private final HighestTerm highest;
    private int tried;
    private int joined = -1;

    /** @param clients at least one */
    Masters(List<FleetClient> clients, HighestTerm highest) {
        this.clients = List.copyOf(clients);
        this.highest = highest;
    }

    FleetClient current() {
        return clients.get(tried);
    }

    HostAndPort address() {
        return current().address();
    }

    /** From now on the next one is tried; after the last one the first. */
    void next() {
        tried = (tried + 1) % clients.size();
    }

    /** The current one has taken this worker in. */
    void joined() {
        joined = tried;
    }

    /** Whether the current one is the last that took this worker in. What others do says nothing about that one. */
    boolean isJoined() {
        return joined == tried;
    }

    /** Registers at the current master; fails as well if a newer one is known. */
    CompletionStage<RegistrationReply> register(Registration registration) {
        return current().register(registration).thenApply(reply -> {
            if (!highest.accepts(reply.term())) {
                throw Status.UNAVAILABLE
                        .withDescription("another master has taken over")
                        .asRuntimeException();
            }
            return reply;
        });
    }

    @Override
    public void close() {
        clients.forEach(FleetClient::close);
    }

    @Override
    public String toString() {
        return clients.stream().map(client -> client.address().toString()).collect(Collectors.joining(" or "));
    }
}

package io.loadtester.wire.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.AttackerGrpc;
import io.loadtester.proto.fleet.StopReply;
import io.loadtester.proto.fleet.StopRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TermTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final HighestTerm highest = new HighestTerm();
    private final String name = InProcessServerBuilder.generateName();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(new CountingAttacker())
                .intercept(new TermServerInterceptor(highest))
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void refusesCallsOfAReplacedMasterBeforeTheServiceSeesThem() {
        call(3);
        call(4);

        assertThatThrownBy(() -> call(3)).satisfies(thrown -> {
            Status status = Status.fromThrowable(thrown);
            assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(status.getDescription())
                    .isEqualTo("another master has taken over: this call is of term 3, and the worker has heard of"
                            + " term 4");
        });
        call(4);
        assertThat(calls).hasValue(3);
    }

    @Test
    void learnsTheTermFromRegistrationsToo() {
        assertThat(highest.accepts(7)).isTrue();
        assertThat(highest.accepts(6)).isFalse();

        assertThatThrownBy(() -> call(6)).isNotNull();
        call(7);

        assertThat(calls).hasValue(1);
    }

    private void call(long term) {
        ManagedChannel channel = InProcessChannelBuilder.forName(name)
                .directExecutor()
                .intercept(new TermClientInterceptor(() -> term))
                .build();
        try {
            AttackerGrpc.newBlockingStub(channel).stop(StopRequest.getDefaultInstance());
        } finally {
            channel.shutdownNow();
        }
    }

    private final class CountingAttacker extends AttackerGrpc.AttackerImplBase {
        @Override
        public void stop(StopRequest request, StreamObserver<StopReply> reply) {
            calls.incrementAndGet();
            reply.onNext(StopReply.getDefaultInstance());
            reply.onCompleted();
        }
    }
}

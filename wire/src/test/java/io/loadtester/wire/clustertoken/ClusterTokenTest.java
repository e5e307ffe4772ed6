package io.loadtester.wire.clustertoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTokenTest {

    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"secret,secret", "'',''", "'',secret"})
    void letsTheRightTokenThroughAndAnyWhereNoneIsNeeded(String servers, String clients) throws IOException {
        call(servers, clients);

        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"secret,''", "secret,Secret", "secret,secre", "secret,secret1"})
    void refusesAMissingOrWrongTokenBeforeTheServiceSeesTheCall(String servers, String clients) {
        assertThatThrownBy(() -> call(servers, clients))
                .satisfies(thrown ->
                        assertThat(Status.fromThrowable(thrown).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "schlüssel", "tab\t"})
    void doesNotTakeCharactersThatMetadataCannotCarry(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterToken.of(text));
    }

    @Test
    void keepsItsTextToItself() {
        assertThat(ClusterToken.of("canary")).asString().doesNotContain("canary");
    }

    private void call(String serversToken, String clientsToken) throws IOException {
        String name = InProcessServerBuilder.generateName();
        Server server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(new CountingAttacker())
                .intercept(new ClusterTokenServerInterceptor(ClusterToken.of(serversToken)))
                .build()
                .start();
        ManagedChannel channel = InProcessChannelBuilder.forName(name)
                .directExecutor()
                .intercept(new ClusterTokenClientInterceptor(ClusterToken.of(clientsToken)))
                .build();
        try {
            AttackerGrpc.newBlockingStub(channel).stop(StopRequest.getDefaultInstance());
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
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

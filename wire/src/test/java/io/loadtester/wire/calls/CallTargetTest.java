package io.loadtester.wire.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolver.ResolutionResult;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.StatusOr;
import io.grpc.SynchronizationContext;
import io.loadtester.common.url.HostAndPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTargetTest {

    private static final NameResolver.Args ARGUMENTS = NameResolver.Args.newBuilder()
            .setDefaultPort(1)
            .setProxyDetector(address -> null)
            .setSynchronizationContext(new SynchronizationContext((thread, failure) -> {
                throw new AssertionError(failure);
            }))
            .setServiceConfigParser(new NameResolver.ServiceConfigParser() {
                @Override
                public NameResolver.ConfigOrError parseServiceConfig(java.util.Map<String, ?> raw) {
                    return NameResolver.ConfigOrError.fromConfig(raw);
                }
            })
            .setOffloadExecutor(Runnable::run)
            .build();

    /** Records what a resolver reports to its channel. */
    private static final class Told extends NameResolver.Listener2 {
        final List<StatusOr<List<EquivalentAddressGroup>>> results = new ArrayList<>();

        @Override
        public void onResult(ResolutionResult result) {
            results.add(result.getAddressesOrError());
        }

        @Override
        public Status onResult2(ResolutionResult result) {
            onResult(result);
            return Status.OK;
        }

        @Override
        public void onError(Status error) {
            results.add(StatusOr.fromStatus(error));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "master:50051, dns:///master:50051",
        "10.0.0.7:1, dns:///10.0.0.7:1",
        "[::1]:1, dns:///%5B::1%5D:1",
        "my_master:9090, host:///my_master:9090",
        "web_1.a:80, host:///web_1.a:80",
        "a.1:80, host:///a.1:80",
    })
    void leavesToTheChannelWhatItCanLookUp(String address, String target) {
        assertThat(CallTarget.of(HostAndPort.of(address))).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"my_master:9090", "web_1.a:80", "a.1:80", "master:50051", "[::1]:1"})
    void namesTheHostToTheServerAsItWasWritten(String address) {
        URI target = URI.create(CallTarget.of(HostAndPort.of(address)));

        NameResolver resolver =
                NameResolverRegistry.getDefaultRegistry().asFactory().newNameResolver(target, ARGUMENTS);

        assertThat(resolver).isNotNull();
        assertThat(resolver.getServiceAuthority()).isEqualTo(address);
        resolver.shutdown();
    }

    @Test
    void tellsAllAddressesOfAName() throws Exception {
        InetAddress one = address("127.0.0.1");
        InetAddress other = address("::1");
        Told told = new Told();

        new HostResolver(HostAndPort.of("my_master:9090"), host -> new InetAddress[] {one, other}, ARGUMENTS)
                .start(told);

        assertThat(told.results).hasSize(1);
        assertThat(told.results.get(0).getValue())
                .containsExactly(
                        new EquivalentAddressGroup(new InetSocketAddress(one, 9090)),
                        new EquivalentAddressGroup(new InetSocketAddress(other, 9090)));
    }

    @Test
    void looksUpAgainWhenItsChannelAsks() throws Exception {
        List<InetAddress> addresses = new ArrayList<>(List.of(address("127.0.0.1"), address("127.0.0.2")));
        Told told = new Told();
        HostResolver resolver = new HostResolver(
                HostAndPort.of("my_master:9090"), host -> new InetAddress[] {addresses.remove(0)}, ARGUMENTS);

        resolver.start(told);
        resolver.refresh();
        resolver.shutdown();
        resolver.refresh();

        assertThat(told.results)
                .extracting(result -> result.getValue().get(0).getAddresses().get(0))
                .containsExactly(
                        new InetSocketAddress(address("127.0.0.1"), 9090),
                        new InetSocketAddress(address("127.0.0.2"), 9090));
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        Told told = new Told();

        new HostResolver(
                        HostAndPort.of("my_master:9090"),
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        ARGUMENTS)
                .start(told);

        assertThat(told.results).hasSize(1);
        assertThat(told.results.get(0).getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(told.results.get(0).getStatus().getDescription()).isEqualTo("there is no host named my_master");
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }
}

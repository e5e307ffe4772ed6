package io.loadtester.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.wire.clustertoken.ClusterToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WorkerPropertiesTest {

    @ParameterizedTest
    @CsvSource({"'',127.0.0.1:50052", "worker-7.example:9000,worker-7.example:9000"})
    void advertisesTheGivenAddressOrItsOwnPortOnLoopback(String advertised, String expected) {
        WorkerProperties properties = properties("w", advertised);

        assertThat(properties.addressWith(50_052)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ü"})
    void refusesIdsThatDoNotFitAKeyOrALogLine(String workerId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(workerId, ""))
                .withMessageContaining("worker-id");
    }

    @Test
    void takesIdsOfAHundredCharactersAtMost() {
        assertThat(properties("w".repeat(100), "").workerId()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> properties("w".repeat(101), ""));
    }

    @Test
    void refusesAnAdvertisedAddressWithoutPort() {
        assertThatIllegalArgumentException().isThrownBy(() -> properties("w", "worker-7.example"));
    }

    private static WorkerProperties properties(String workerId, String advertised) {
        return new WorkerProperties(
                workerId,
                List.of(HostAndPort.of("127.0.0.1:50051")),
                advertised,
                "test_results",
                ClusterToken.NONE,
                DataSize.ofMegabytes(64),
                "",
                DataSize.ofGigabytes(1),
                Duration.ZERO);
    }
}

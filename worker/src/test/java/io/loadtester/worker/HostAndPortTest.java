package io.loadtester.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({"master:50051,master,50051", "10.0.0.7:1,10.0.0.7,1", "[::1]:65535,::1,65535"})
    void readsAHostAndItsPortAndWritesThemTheSameWay(String text, String host, int port) {
        HostAndPort address = HostAndPort.of(text);

        assertThat(address).isEqualTo(new HostAndPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "master", ":50051", "master:", "master:x", "master:0", "master:65536", "::1:50051", "a:-1"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.of(text));
    }
}

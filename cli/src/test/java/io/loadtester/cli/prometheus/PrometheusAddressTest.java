package io.loadtester.cli.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.spec.InputException;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0:8880, 0.0.0.0, 8880",
        ":8880, 127.0.0.1, 8880",
        "8880, 127.0.0.1, 8880",
        "127.0.0.2:1, 127.0.0.2, 1",
        "[::1]:9, ::1, 9"
    })
    void listensOnLoopbackUnlessThereIsAHost(String text, String address, int port) {
        assertThat(PrometheusAddress.parse("--prometheus-addr", text)).isEqualTo(new InetSocketAddress(address, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", ":", "127.0.0.1:x", ":65536", ":-1", "a b:80", ":999999999999"})
    void refusesWhatIsNoAddressAndPort(String text) {
        assertThatThrownBy(() -> PrometheusAddress.parse("--prometheus-addr", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("127.0.0.1:8880");
    }
}

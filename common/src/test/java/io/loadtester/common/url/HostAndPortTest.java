package io.loadtester.common.url;

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
    @CsvSource({
        "my_master:9090, my_master:9090",
        "Web.1:80, web.1:80",
        "127.1:1, 127.0.0.1:1",
        "bücher:2, xn--bcher-kva:2"
    })
    void readsHostsAsTargetsAreRead(String text, String address) {
        assertThat(HostAndPort.of(text)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my_master | the port is missing",
                "my_master:99999 | the port must be from 1 to 65535",
                "my master:1 | its host must not have spaces or control characters",
                "http://my_master:1 | ",
                "me@my_master:1 | it must not have a user",
                "::1:50051 | it must have an IPv6 address in brackets, like [::1]",
            })
    void saysWhatIsWrong(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.of(text))
                .withMessageStartingWith("must be HOST:PORT, like localhost:50051; got '" + text + "': ")
                .withMessageContaining(why == null ? "" : why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "master", ":50051", "master:", "master:x", "master:0", "master:65536", "::1:50051", "a:-1"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.of(text));
    }
}

package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.hit.Failure;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialFailuresTest {

    private static final Route ROUTE = Routes.DIRECT.of(new Origin(false, "a.test", 80));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection refused                | CONNECT_REFUSED | connection refused by a.test:80",
                "Connection reset by peer          | CONNECT_REFUSED | connection refused by a.test:80",
                "connect(..) failed: Network is unreachable | CONNECT_TIMEOUT | a.test:80 is unreachable",
                "No route to host                  | CONNECT_TIMEOUT | a.test:80 is unreachable",
                "Connection timed out              | CONNECT_TIMEOUT | connecting to a.test:80 took too long",
                "Too many open files               | NO_CONNECTION   | this process may not open more files or sockets",
                "Cannot assign requested address   | NO_CONNECTION   | no local port is left to connect to a.test:80",
                "bind(..) failed: Address already in use | NO_CONNECTION | no local port is left to connect to a.test:80",
                "No buffer space available         | NO_CONNECTION   | the system has no memory left for sockets",
                "Permission denied                 | CONNECT_REFUSED | cannot connect to a.test:80: Permission denied"
            })
    void namesWhatHinderedAConnection(String message, FailureKind kind, String text) {
        assertThat(DialFailures.inConnect(ROUTE, new IOException(message))).isEqualTo(new Failure(kind, text));
    }
}

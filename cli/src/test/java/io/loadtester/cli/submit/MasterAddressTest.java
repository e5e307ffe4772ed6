package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MasterAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://my_master, 127.0.0.1, http://127.0.0.1/api/tests?limit=1",
        "http://my_master:9090, 127.0.0.1, http://127.0.0.1:9090/api/tests?limit=1",
        "http://web_1.a:9090/x, ::1, http://[::1]:9090/api/tests?limit=1",
        "http://a.1:9090, 127.0.0.1, http://127.0.0.1:9090/api/tests?limit=1",
        "http://master:9090, 127.0.0.9, http://master:9090/api/tests?limit=1",
        "https://master, 127.0.0.9, https://master/api/tests?limit=1",
    })
    void requestsWhatTheClientTakes(String master, String address, String requested) throws Exception {
        URI request = new MasterAddress(URI.create(master))
                .request("/api/tests?limit=1", host -> InetAddress.getAllByName(address));

        assertThat(HttpRequest.newBuilder(request).build().uri()).hasToString(requested);
    }

    @Test
    void saysThatCertificatesKnowNoSuchHost() {
        assertThatThrownBy(() -> new MasterAddress(URI.create("https://my_master")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--master: certificates cannot name the host of https://my_master");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my_master:9090 | 2 | is not a URL like http://127.0.0.1:8080: it must begin with http:// or https://",
                "ftp://my_master | 2 | is not a URL like http://127.0.0.1:8080: it must begin with http:// or https://",
                "http://my_master:0 | 2 | the port must be from 1 to 65535",
                "http://my master | 2 | its host must not have spaces or control characters",
                "http:// | 2 | it has no host",
                "http://no_such_host.invalid:1 | 3 | no master answers at http://no_such_host.invalid:1"
                        + " (the host name cannot be resolved); check --master",
            })
    void saysWhatIsWrongWithAnAddress(String master, int exitCode, String said) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));

        int ended = commandLine.execute("tests", "--token", "T", "--master", master);

        assertThat(ended).isEqualTo(exitCode).isIn(ExitCode.USAGE, ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains(said);
    }
}

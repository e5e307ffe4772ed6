package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReasonTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xfc});

        assertThat(reading(folder.resolve("missing"))).isEqualTo("there is no such file");
        assertThat(reading(folder)).isEqualTo("is a directory");
        assertThat(reading(latin)).isEqualTo("it is not UTF-8 text");
        assertThat(Reason.of(catchThrowable(() -> new FileInputStream(folder.toFile()).close())))
                .isEqualTo("is a directory");
        assertThat(Reason.of(catchThrowable(() -> Path.of("a\0b"))))
                .isEqualTo("that is not a valid file name: nul character not allowed");
    }

    @Test
    void saysWhyAServerDoesNotAnswer() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(asking("http://127.0.0.1:" + closed)).isEqualTo("the connection was refused");
        assertThat(asking("http://no-such-host.invalid")).isEqualTo("the host name cannot be resolved");
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(asking("http://127.0.0.1:" + silent.getLocalPort())).isEqualTo("no answer in time");
        }
    }

    @Test
    void looksThroughWrappersForTheReason() {
        IOException cause = new ConnectException("Connection refused");

        assertThat(Reason.of(new ExecutionException(new UncheckedIOException(cause))))
                .isEqualTo("the connection was refused");
        assertThat(Reason.of(new IllegalStateException(new IOException("No space left on device"))))
                .isEqualTo("no space left on device");
        assertThat(Reason.of(new IllegalStateException())).isEqualTo("no reason is given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1, {\"a\": [", "{\"a\": NaN}", "{} x", "x", "{\"a\": \"\u0001\"}", "{'a': 1}"})
    void saysWhatIsWrongWithJsonWithoutTheParsersVocabulary(String text) {
        String reason = Reason.of(catchThrowable(() -> JsonMapper.shared().readTree(text)));

        assertThat(reason).isNotBlank().doesNotContain("Source", "REDACTED", "`", "Feature", "java.", "tools.", "\n");
    }

    @Test
    void takesTheNamesOfClassesOutOfForeignMessages() {
        assertThat(Reason.plain("PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
                        + " unable to find valid certification path"))
                .isEqualTo("PKIX path building failed: unable to find valid certification path");
        assertThat(Reason.plain(
                        "cannot convert 'x' to UUID (java.lang.IllegalArgumentException: Invalid UUID string: x)"))
                .isEqualTo("cannot convert 'x' to UUID");
        assertThat(Reason.plain("see www.Example.com")).isEqualTo("see www.Example.com");
    }

    private static String reading(Path file) {
        return Reason.of(catchThrowable(() -> Files.readString(file)));
    }

    private static String asking(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMillis(500))
                .build();
        return Reason.of(catchThrowable(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding())));
    }
}

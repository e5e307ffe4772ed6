package io.loadtester.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MetersEndpointTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationContextRunner services = new ApplicationContextRunner()
            .withUserConfiguration(MetersConfiguration.class)
            .withPropertyValues("loadtester.metrics-address=127.0.0.1");
    private final ApplicationContextRunner shown = services.withPropertyValues("loadtester.metrics-port=0");

    @Test
    void withoutAPortMetersAreKeptForNobody() {
        services.run(service -> {
            assertThat(service).doesNotHaveBean(MetersEndpoint.class);
            assertThat(service.getBean(MeterRegistry.class)).isInstanceOf(SimpleMeterRegistry.class);
        });
    }

    @Test
    void showsMetersAsPrometheusReadsThem() {
        shown.run(service -> {
            MeterRegistry meters = service.getBean(MeterRegistry.class);
            meters.counter("loadtester.hits", "term", "sent").increment(5);
            meters.counter("loadtester.results.dead_letters").increment();

            HttpResponse<String> answer = send(port(service), "GET", "/metrics");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body().lines())
                    .contains(
                            "# TYPE loadtester_hits_total counter",
                            "loadtester_hits_total{term=\"sent\"} 5.0",
                            "loadtester_results_dead_letters_total 1.0");
        });
    }

    @ParameterizedTest
    @CsvSource({"jvm_memory_used_bytes", "jvm_gc_memory_allocated_bytes_total", "process_cpu_usage", "system_cpu_count"
    })
    void showsHowTheProcessFares(String meter) {
        shown.run(service ->
                assertThat(send(port(service), "GET", "/metrics").body()).contains("# TYPE " + meter + " "));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404", "GET, /metrics/, 404", "GET, /metrics2, 404", "POST, /, 404",
        "POST, /metrics, 405", "HEAD, /metrics, 405", "DELETE, /metrics, 405", "GET, /metrics?name=x, 200"
    })
    void answersNothingElse(String method, String path, int status) {
        shown.run(service ->
                assertThat(send(port(service), method, path).statusCode()).isEqualTo(status));
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            services.withPropertyValues("loadtester.metrics-port=" + port)
                    .run(service -> assertThat(service.getStartupFailure())
                            .hasStackTraceContaining("it cannot listen on 127.0.0.1:" + port));
        }
    }

    @Test
    void whoSendsHalfARequestKeepsOthersOutForAMomentOnly() {
        shown.run(service -> {
            int port = port(service);
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            // A request waiting behind them may be dropped with them once.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> send(port, "GET", "/metrics").statusCode() == 200);

            for (Socket socket : slow) {
                socket.close();
            }
        });
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() throws IOException {
        InetAddress told = InetAddress.getByName("10.0.0.7");

        assertThat(new MetersProperties(1, null).socketAddress().getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(new MetersProperties(1, told).socketAddress().getAddress()).isEqualTo(told);
    }

    @Test
    void closesItsPortAtTheEnd() {
        int[] port = new int[1];
        shown.run(service -> port[0] = port(service));

        assertThat(port[0]).isPositive();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port[0]).close())
                .isInstanceOf(ConnectException.class);
    }

    private static int port(ApplicationContext service) {
        return service.getBean(MetersEndpoint.class).port();
    }

    private HttpResponse<String> send(int port, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}

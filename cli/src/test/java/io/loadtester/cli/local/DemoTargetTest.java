package io.loadtester.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class DemoTargetTest {

    @Test
    void answersAndCounts() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (DemoTarget target = DemoTarget.start()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(target.url())).build();
            for (int i = 0; i < 10; i++) {
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }

            assertThat(target.requests()).isEqualTo(10);
        }
    }
}

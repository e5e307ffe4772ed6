package io.loadtester.storage.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import org.junit.jupiter.api.Test;

class CountsJsonTest {

    @Test
    void countsKindsOfANewerVersionTogether() {
        assertThat(CountsJson.readFailures("{\"tls\": 2, \"from_the_future\": 3, \"from_afar\": 4}"))
                .containsOnly(entry(FailureKind.TLS, 2L), entry(FailureKind.OTHER, 7L));
    }

    @Test
    void keepsAnExemplarOfAKindOfANewerVersion() {
        assertThat(ExemplarsJson.read("[{\"dueNanos\": 1, \"responseNanos\": 2, \"statusCode\": 0,"
                        + " \"failure\": \"from_the_future\", \"text\": \"oops\"}]"))
                .containsExactly(new Exemplar(1, 2, 0, FailureKind.OTHER, "oops"));
    }

    @Test
    void readsAnExemplarThatDidNotFail() {
        assertThat(ExemplarsJson.read("[{\"dueNanos\": 1, \"responseNanos\": 2, \"statusCode\": 200, \"text\": \"\"}]"))
                .containsExactly(new Exemplar(1, 2, 200, null, ""));
    }
}

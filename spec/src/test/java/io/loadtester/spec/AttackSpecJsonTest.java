package io.loadtester.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackSpecJsonTest {

    private static final String KNOWN = """
            {"pacer": {"type": "constant", "ratePerSecond": 50}, "durationNanos": 1000000000,
             "targets": [{"name": "home", "method": "GET", "url": "http://localhost/"}]}""";

    @Test
    void readsASpecOfAnotherVersion() {
        AttackSpec expected = new AttackSpec(
                "",
                new ConstantPacer(50),
                Duration.ofSeconds(1),
                List.of(new Target("home", "GET", URI.create("http://localhost/"), List.of(), Body.EMPTY)),
                AttackOptions.DEFAULTS);

        assertThat(AttackSpecJson.read(KNOWN)).isEqualTo(expected);
        assertThat(AttackSpecJson.read(KNOWN.replace("\"targets\"", "\"later\": {\"x\": [1]}, \"targets\"")))
                .isEqualTo(expected);
    }

    @Test
    void doesNotGuessAPacer() {
        assertThatThrownBy(() -> AttackSpecJson.read(KNOWN.replace("constant", "sine")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sine");
    }
}

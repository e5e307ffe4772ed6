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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String WITH_EVERYTHING = """
            {"pacer": {"type": "stepped", "steps": [{"ratePerSecond": 50, "duration": "1s" %1$s}] %1$s},
             "durationNanos": 1000000000,
             "targets": [{"name": "home", "method": "GET", "url": "http://localhost/", "headers": ["A: b"],
                 "assertions": [{"body": {"contains": "ok" %1$s} %1$s}, {"header": "A", "equals": "b" %1$s}] %1$s}],
             "options": {"timeout": "1s", "assertions": [{"status": [200] %1$s}, {"json": "/a", "equals": {"x": 1} %1$s}],
                 "feeder": {"csv": "user\\nann\\n", "order": "once" %1$s} %1$s} %1$s}""";

    /** Including names that resemble known ones, or that are refused in user input. */
    @ParameterizedTest
    @ValueSource(
            strings = {"later", "weights", "methods", "ratePerSecnd", "output", "rate", "durations", "max-workers"})
    void passesOverWhatAStoredSpecHasFromAnotherVersionWhereverItStands(String key) {
        AttackSpec expected = AttackSpecJson.read(WITH_EVERYTHING.formatted(""));
        String another = WITH_EVERYTHING.formatted(", \"" + key + "\": {\"x\": [1]}");

        assertThat(AttackSpecJson.readStored(another)).isEqualTo(expected);
        assertThatThrownBy(() -> AttackSpecJson.read(another)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotPassOverAnAssertionThatItCannotMake() {
        String another = WITH_EVERYTHING.formatted("").replace("{\"status\": [200] }", "{\"mood\": \"good\"}");

        assertThatThrownBy(() -> AttackSpecJson.readStored(another)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outlinesASpecWithoutWhatIsLongOrSecret() {
        AttackSpec spec = AttackSpecJson.read(WITH_EVERYTHING
                .formatted("")
                .replace(
                        "\"timeout\"",
                        "\"headers\": [\"Authorization: hidden\"], \"bodyText\": \"hidden\", \"timeout\"")
                .replace("ann", "hidden"));

        String outline = AttackSpecJson.writeOutline(spec, 1);

        assertThat(outline).doesNotContain("hidden", "ssertions", "Authorization");
        AttackSpec read = AttackSpecJson.readStored(outline);
        assertThat(read.pacer()).isEqualTo(spec.pacer());
        assertThat(read.targets()).hasSize(1);
        assertThat(read.options().request().timeout()).isEqualTo(Duration.ofSeconds(1));
    }
}

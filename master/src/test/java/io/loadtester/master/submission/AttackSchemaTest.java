package io.loadtester.master.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadtester.spec.AttackOptionsParser;
import io.loadtester.spec.InputException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttackSchemaTest {

    @Test
    void describesEveryOptionThatIsRead() {
        InputException refusal = catchThrowableOfType(
                InputException.class, () -> AttackOptionsParser.parse("attack", "{\"somethingElseAltogether\": 1}"));
        String options = refusal.message().replaceFirst(".*there are ", "");

        Set<String> described = AttackSchema.options().getProperties().keySet();

        assertThat(described).containsExactlyInAnyOrder(options.split(", "));
    }
}

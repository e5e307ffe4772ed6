package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.spec.AttackOption;
import io.loadtester.spec.OptionTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The options, as the form of a new test asks for them. */
class OptionsIT {

    private final RunningMaster master = RunningMaster.get();

    @Test
    void tellsEveryOptionOfTheTable() {
        List<String> names = new ArrayList<>();

        for (JsonNode option : master.get("/api/options").path("options")) {
            names.add(option.path("name").asString());
        }

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        OptionTable.ALL.stream().<String>map(AttackOption::name).toList());
    }
}

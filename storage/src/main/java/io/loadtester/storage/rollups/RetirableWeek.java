package io.loadtester.storage.rollups;

import java.util.List;
import java.util.UUID;

/**
 * Tests that can be retired together, and where their intervals are.
 *
 * @param part the name of the table's part
 * @param tests those that are not retired yet
 */
public record RetirableWeek(String part, List<UUID> tests) {

    public RetirableWeek {
        tests = List.copyOf(tests);
    }
}

package io.loadtester.storage.rollups;

import java.util.List;
import java.util.UUID;

/**
 * Tests that can be retired together, and the partition that holds their intervals.
 *
 * @param partition name of the table partition
 * @param tests the tests not retired yet
 */
public record RetirableWeek(String partition, List<UUID> tests) {

    public RetirableWeek {
        tests = List.copyOf(tests);
    }
}

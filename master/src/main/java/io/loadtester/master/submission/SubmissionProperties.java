package io.loadtester.master.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of submitted tests.
 *
 * @param maxDuration the longest test
 */
@ConfigurationProperties("loadtester")
record SubmissionProperties(Duration maxDuration) {

    SubmissionProperties {
        if (maxDuration.isNegative() || maxDuration.isZero()) {
            throw new IllegalArgumentException("--max-duration (MAX_DURATION) must be above 0: " + maxDuration);
        }
    }
}

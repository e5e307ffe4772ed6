package io.loadtester.master.upkeep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long results are kept in full.
 *
 * @param retain how long a test's intervals are kept after its end; null for forever
 */
@ConfigurationProperties("loadtester")
record UpkeepProperties(@Nullable Duration retain) {

    UpkeepProperties {
        if (retain != null && (retain.isNegative() || retain.isZero())) {
            throw new IllegalArgumentException("--retain (RETAIN) must be above 0: " + retain);
        }
    }
}

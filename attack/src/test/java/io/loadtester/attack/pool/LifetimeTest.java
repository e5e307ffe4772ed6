package io.loadtester.attack.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.ConnectionLife;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // The user's idle timeout (0 for none), the server's (-1 for none), and when the connection is stale.
        "0,  -1, 0",
        "0,  5,  4000",
        "0,  1,  500",
        "0,  60, 59000",
        "3,  -1, 3000",
        "3,  5,  3000",
        "30, 5,  4000",
    })
    void endsBeforeTheServerEndsItAndWhenTheUserWantsIt(long idleSeconds, int serverSeconds, double endMillis) {
        Lifetime lifetime = lifetime(Duration.ofSeconds(idleSeconds), Duration.ZERO, 0);

        lifetime.serverKeeps(serverSeconds);
        lifetime.rest(10 * SECOND);

        long end = 10 * SECOND + Math.round(endMillis * 1e6);
        assertThat(lifetime.isStale(end - 1)).isFalse();
        assertThat(lifetime.isStale(endMillis == 0 ? Long.MAX_VALUE / 2 : end)).isEqualTo(endMillis != 0);
        assertThat(lifetime.isOld(end)).isFalse();
    }

    @Test
    void aServerThatKeepsNothingIsBelieved() {
        Lifetime lifetime = lifetime(Duration.ZERO, Duration.ZERO, 0);

        lifetime.serverKeeps(0);
        lifetime.rest(SECOND);

        assertThat(lifetime.isStale(SECOND)).isTrue();
    }

    @Test
    void noneIsOlderThanAllowedAndNotAllGrowOldTogether() {
        assertThat(endOfAge(0)).isEqualTo(8 * SECOND);
        assertThat(endOfAge(1)).isLessThan(8 * SECOND);
        assertThat(endOfAge(7)).isGreaterThanOrEqualTo(7 * SECOND);
        assertThat(endOfAge(8)).isEqualTo(8 * SECOND);
    }

    @Test
    void theAgeOfWhatCarriesNoFurtherHitIsOfNoInterest() {
        Lifetime lifetime = lifetime(Duration.ZERO, Duration.ofSeconds(8), 0);

        lifetime.spend();

        assertThat(lifetime.isOld(100 * SECOND)).isFalse();
    }

    private static long endOfAge(int nth) {
        Lifetime lifetime = lifetime(Duration.ZERO, Duration.ofSeconds(8), nth);
        long age = 6 * SECOND;
        while (!lifetime.isOld(age)) {
            age += SECOND / 1000;
        }
        return age;
    }

    private static Lifetime lifetime(Duration idle, Duration age, int nth) {
        return new Lifetime(new ConnectionLife(idle, age), nth, 0);
    }
}

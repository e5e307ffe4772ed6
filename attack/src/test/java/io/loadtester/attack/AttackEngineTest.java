package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.Ledger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Leaks.class)
class AttackEngineTest {

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyHitOfTheScheduleReachesTheTarget(Transport transport) throws Exception {
        Assumptions.assumeTrue(transport.isAvailable());
        Observed observed = new Observed();

        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO);
                AttackEngine engine = AttackEngine.create(transport, 2)) {
            engine.start(
                    Plans.at(1_000, Duration.ofMillis(2_500))
                            .on(server.url("/"))
                            .plan(),
                    observed);
            AttackSummary summary = observed.summary();

            assertThat(observed.texts()).isEmpty();
            assertThat(summary.ledger()).isEqualTo(new Ledger(2_500, 2_500, 0, 2_500, 0));
            assertThat(server.requestCount()).isEqualTo(2_500);
            assertThat(observed.statusCodes()).isEqualTo(Map.of(200, 2_500L));
            assertThat(observed.cuts()).extracting(SecondCut::second).startsWith(0, 1, 2);
        }
    }
}

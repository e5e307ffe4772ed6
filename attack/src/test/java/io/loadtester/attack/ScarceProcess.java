package io.loadtester.attack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A process of its own, with little of something: attacks a server that never answers and prints how hits failed. */
final class ScarceProcess {

    private ScarceProcess() {}

    public static void main(String[] arguments) throws Exception {
        Observed observed = new Observed();
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = new ScriptedServer((request, out, socket) -> true)) {
            engine.start(
                    Plans.at(1000, Duration.ofMillis(500))
                            .with(options -> options.timeout(Duration.ofSeconds(2)))
                            .on(server.url("/"))
                            .plan(),
                    observed);
            observed.summary();
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        observed.failures().keySet().forEach(out::println);
        observed.texts().forEach(out::println);
    }
}

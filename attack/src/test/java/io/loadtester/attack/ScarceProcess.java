package io.loadtester.attack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Main class of a process short of a resource: attacks a server that never answers and prints how hits failed. */
final class ScarceProcess {

    private ScarceProcess() {}

    public static void main(String[] arguments) throws Exception {
        Observed observed = new Observed();
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = new ScriptedServer((request, out, socket) -> true)) {
            // Loads the classes for failures from their files, which cannot be opened later.
            attack(engine, 20, "http://127.0.0.1:1/", new Observed());
            attack(engine, 1000, server.url("/"), observed);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        observed.failures().keySet().forEach(out::println);
        observed.texts().forEach(out::println);
    }

    private static void attack(AttackEngine engine, int rate, String url, Observed observed) throws Exception {
        Duration halfASecond = Duration.ofMillis(500);
        engine.start(
                Plans.at(rate, halfASecond)
                        .with(options -> options.timeout(halfASecond))
                        .on(url)
                        .plan(),
                observed);
        observed.summary();
    }
}

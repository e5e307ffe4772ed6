package io.loadtester.cli.local;

import io.loadtester.cli.services.StartFailure;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.spec.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs what the services need, PostgreSQL and Kafka, in the foreground until Ctrl-C. */
@Command(
        name = "infra",
        description =
                "Runs what the services need, a PostgreSQL and a Kafka, on this machine, with the database, login and"
                        + " topic that the examples of master, worker and consumer name. Nothing has to be installed. Data is"
                        + " kept from run to run; Ctrl-C ends both.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:ended with Ctrl-C", " 1:it did not start", " 2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester infra",
            "  Then, in other terminals, with the database's URL that it prints:",
            "    loadtester master --jwt-secret-key my-secure-jwt-key-for-auth \\",
            "      --database-url \"$URL\"",
            "    loadtester worker --worker-id worker-alpha",
            "    loadtester consumer --database-url \"$URL\"",
            "  Beside a Kafka and a PostgreSQL that are there already:",
            "    loadtester infra --kafka-port 19092 --postgres-port 15432"
        })
public final class InfraCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Kafka's port, 0 for any. Default: ${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "5432",
            description = "PostgreSQL's port, 0 for any. Default: ${DEFAULT-VALUE}")
    private int postgresPort;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            defaultValue = "loadtester-data/infra",
            description = "Where data and logs are kept. Default: ./${DEFAULT-VALUE}")
    private Path dataDir = Path.of("");

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        checkPort("--kafka-port", kafkaPort, "Kafka");
        checkPort("--postgres-port", postgresPort, "PostgreSQL");
        try (LocalData data = LocalData.open(dataDir)) {
            Logs.toDirectory(data.logs(), verbose);
            // A start that is interrupted is finished first, so that nothing is left behind.
            Interrupts.first(exitCode -> {
                System.err.println("\nStopping …");
                interrupted.countDown();
            });
            try (Parts parts = new Parts()) {
                System.err.println("Starting; data and logs are kept in " + data);
                System.err.print(start(data, parts).text());
                System.err.println("Ctrl-C ends it.");
                interrupted.await();
            }
            return ExitCode.OK;
        }
    }

    private Infra start(LocalData data, Parts parts) throws InterruptedException {
        try {
            return Infra.start(data, kafkaPort, postgresPort, parts);
        } catch (RuntimeException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Kafka and PostgreSQL did not start: " + StartFailure.explain(e, Map.of()) + " (logs are in "
                            + data.logs() + ")",
                    e);
        }
    }

    /** Before anything is started: the second of them would be told of after half a minute. */
    private static void checkPort(String flag, int port, String server) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InputException(flag, "must be from 0 to " + HIGHEST_PORT + "; got " + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "port " + port + " is in use, by another " + server + " perhaps: stop it, use it, or choose another"
                            + " port with " + flag,
                    e);
        }
    }
}

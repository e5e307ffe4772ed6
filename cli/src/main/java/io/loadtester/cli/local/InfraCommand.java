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

/** Runs PostgreSQL and Kafka for the services in the foreground until Ctrl-C. */
@Command(
        name = "infra",
        description =
                "Runs the PostgreSQL and Kafka that the services need on this machine, with the database, login and"
                        + " topic used in the examples of master, worker and consumer. Nothing else to install. Data is"
                        + " kept between runs; Ctrl-C stops both.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:stopped with Ctrl-C", " 1:it did not start", " 2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "    loadtester infra",
            "  Then, in other terminals, with the database URL that it prints:",
            "    loadtester master --jwt-secret-key my-secure-jwt-key-for-auth \\",
            "      --database-url \"$URL\"",
            "    loadtester worker --worker-id worker-alpha",
            "    loadtester consumer --database-url \"$URL\"",
            "  If Kafka and PostgreSQL already run on this machine:",
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
            description = "Folder for data and logs. Default: ./${DEFAULT-VALUE}")
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
            // An interrupted start is completed first, so that no process is left behind.
            Interrupts.first(exitCode -> {
                System.err.println("\nStopping …");
                interrupted.countDown();
            });
            try (RunningServices services = new RunningServices()) {
                System.err.println("Starting; data and logs are kept in " + data);
                System.err.print(start(data, services).text());
                System.err.println("Press Ctrl-C to stop.");
                interrupted.await();
            }
            return ExitCode.OK;
        }
    }

    private Infra start(LocalData data, RunningServices services) throws InterruptedException {
        try {
            return Infra.start(data, kafkaPort, postgresPort, services);
        } catch (RuntimeException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Kafka and PostgreSQL did not start: " + StartFailure.explain(e, Map.of()) + " (logs are in "
                            + data.logs() + ")",
                    e);
        }
    }

    /**
     * Checks the ports before anything starts, because a port conflict would otherwise show only after half a minute.
     */
    private static void checkPort(String flag, int port, String server) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InputException(flag, "must be from 0 to " + HIGHEST_PORT + "; got " + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "port " + port + " is in use, perhaps by another " + server + ": stop it, use it, or choose another"
                            + " port with " + flag,
                    e);
        }
    }
}

package io.loadtester.cli.local;

import io.loadtester.cli.services.RetainFlag;
import io.loadtester.cli.services.StartFailure;
import io.loadtester.cli.submit.MasterClient;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.cli.terminal.ProgressLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole system in this process until Ctrl-C. */
@Command(
        name = "local",
        description = "Runs everything on this machine in one process: PostgreSQL, Kafka, master, consumer and workers."
                + " Nothing else to install. Data is kept between runs; Ctrl-C stops everything.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  See it work: a 10 s test against a small target, and its report:",
            "    loadtester local --demo",
            "  The same in a script; exit code 0 if the report is complete:",
            "    loadtester local --demo --exit",
            "  Three workers, dashboard on another port, data in another folder:",
            "    loadtester local --workers 3 --http-port 9000 --data-dir /var/tmp/loadtester",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class LocalCommand implements Callable<Integer> {

    private static final String ADMIN = "admin";
    private static final String WELL_KNOWN_PASSWORD = "password";

    @Option(
            names = "--demo",
            description = "Also start a small target, run a first test against it and print the report.")
    private boolean demo;

    @Option(names = "--exit", description = "With --demo: exit after the report.")
    private boolean exit;

    @Option(
            names = "--workers",
            paramLabel = "COUNT",
            defaultValue = "2",
            description = "Number of workers. Default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the dashboard and the REST API, 0 for any. Default: ${DEFAULT-VALUE} [HTTP_PORT]")
    private int httpPort;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            defaultValue = "loadtester-data",
            description = "Folder for data and logs. Default: ./${DEFAULT-VALUE}")
    private Path dataDir = Path.of("");

    @Option(
            names = "--admin-password",
            paramLabel = "PASSWORD",
            description = "Password of the account admin, which is created at the first start. Default: password"
                    + " [ADMIN_PASSWORD]")
    private String adminPassword = "";

    @Mixin
    private RetainFlag retain = new RetainFlag();

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public Integer call() throws Exception {
        checkFlags();
        try (LocalData data = LocalData.open(dataDir)) {
            Logs.toDirectory(data.logs(), verbose);
            RunningServices services = new RunningServices();
            AtomicBoolean ended = new AtomicBoolean();
            Thread atEnd = new Thread(
                    () -> {
                        if (!ended.get()) {
                            System.err.println("\nStopping …");
                        }
                        services.close();
                    },
                    "local-end");
            Runtime.getRuntime().addShutdownHook(atEnd);
            Interrupts.endInGoodOrder();
            try (services) {
                return run(data, services);
            } catch (RuntimeException e) {
                if (Interrupts.isEnding()) {
                    return ExitCode.OK;
                }
                throw e;
            } finally {
                ended.set(true);
            }
        }
    }

    private int run(LocalData data, RunningServices services) throws Exception {
        System.err.println("Starting; data and logs are kept in " + data);
        URI master = start(data, services);
        String password = adminPassword.isEmpty() ? WELL_KNOWN_PASSWORD : adminPassword;
        MasterClient client = MasterClient.login(master, ADMIN, password);
        new WorkerReadiness(client).awaitReady(workers);
        System.err.println("Ready: " + master + " (account " + ADMIN
                + (adminPassword.isEmpty() ? ", password " + WELL_KNOWN_PASSWORD : "") + ")");
        if (demo) {
            int exitCode = new Demo(client, services, ProgressLine.onStandardError()).run(Math.min(workers, 2));
            if (exit) {
                return exitCode;
            }
        }
        System.err.println("Press Ctrl-C to stop.");
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private URI start(LocalData data, RunningServices services) throws InterruptedException {
        LocalSystem.Settings settings = new LocalSystem.Settings(data, httpPort, adminPassword, workers, retain);
        try {
            return new LocalSystem(settings, services, System.err::println).start();
        } catch (RuntimeException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "the system did not start: " + StartFailure.explain(e, Map.of()) + " (logs are in " + data.logs()
                            + ")",
                    e);
        }
    }

    private void checkFlags() {
        if (workers < 1) {
            throw new CommandException(ExitCode.USAGE, "--workers must be 1 or more");
        }
        if (exit && !demo) {
            throw new CommandException(ExitCode.USAGE, "--exit needs --demo");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "port " + httpPort + " is in use; choose another with --http-port", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--http-port must be from 0 to 65535", e);
        }
    }
}

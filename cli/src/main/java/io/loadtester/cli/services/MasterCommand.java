package io.loadtester.cli.services;

import io.loadtester.master.MasterApplication;
import io.loadtester.spec.DurationParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the master in this process. */
@Command(
        name = "master",
        description = "Accepts tests, manages the workers, splits the load between them and serves the dashboard.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  On one machine:",
            "    loadtester master --grpc-port 50051 --http-port 8080 \\",
            "      --kafka-broker localhost:9092 --kafka-topic test_results \\",
            "      --database-url 'postgres://user:password@localhost:5432/tests' \\",
            "      --jwt-secret-key my-secure-jwt-key-for-auth",
            "  For a network, with the secrets in the environment:",
            "    DATABASE_URL=… JWT_SECRET_KEY=… ADMIN_PASSWORD=… CLUSTER_TOKEN=… \\",
            "      loadtester master --bind-address 0.0.0.0 --kafka-broker kafka:9092",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class MasterCommand implements Callable<Integer> {

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the dashboard and the REST API. Default: ${DEFAULT-VALUE} [HTTP_PORT]")
    private int httpPort;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            defaultValue = "50051",
            description = "Port that workers connect to. Default: ${DEFAULT-VALUE} [GRPC_PORT]")
    private int grpcPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address the ports listen on. On any other than a loopback address the master refuses to"
                    + " start with weak secrets. Default: ${DEFAULT-VALUE} [BIND_ADDRESS]")
    private String bindAddress = "";

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Mixin
    private DatabaseFlags database = new DatabaseFlags();

    @Option(
            names = "--jwt-secret-key",
            paramLabel = "KEY",
            required = true,
            description = "Key that signs login tokens: random, at least 32 characters, the same after a restart."
                    + " Required [JWT_SECRET_KEY]")
    private String jwtSecretKey = "";

    @Option(
            names = "--admin-password",
            paramLabel = "PASSWORD",
            description = "Password of the account admin, which is created at the first start. Default:"
                    + " 'password', on a loopback address only [ADMIN_PASSWORD]")
    private String adminPassword = "";

    @Option(
            names = "--cluster-token",
            paramLabel = "TOKEN",
            description = "Secret shared by master and workers. Without it any worker may join. [CLUSTER_TOKEN]")
    private String clusterToken = "";

    @Option(
            names = "--max-duration",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "Longest test to accept, like 90m or 24h. Default: ${DEFAULT-VALUE} [MAX_DURATION]")
    private String maxDuration = "";

    @Option(
            names = "--orphan-lease",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "How long workers attack on after the master's process has died: a master that is back by"
                    + " then goes on with the tests. Default: ${DEFAULT-VALUE} [ORPHAN_LEASE]")
    private String orphanLease = "";

    @Mixin
    private RetainFlag retain = new RetainFlag();

    @Mixin
    private MetricsPortFlag metricsPort = new MetricsPortFlag();

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public Integer call() {
        return ServiceRun.untilClosed("The master", verbose, properties(), MasterApplication::start);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", bindAddress);
        properties.put("server.port", httpPort);
        properties.put("spring.grpc.server.address", bindAddress);
        properties.put("spring.grpc.server.port", grpcPort);
        kafka.addTo(properties);
        database.addTo(properties);
        properties.put("loadtester.jwt-secret-key", jwtSecretKey);
        properties.put("loadtester.admin-password", adminPassword);
        properties.put("loadtester.cluster-token", clusterToken);
        properties.put(
                "loadtester.max-duration",
                DurationParser.parse("--max-duration", maxDuration).toString());
        properties.put(
                "loadtester.orphan-lease",
                DurationParser.parse("--orphan-lease", orphanLease).toString());
        retain.addTo(properties);
        metricsPort.addTo(properties);
        return properties;
    }
}

package io.loadtester.cli.services;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import io.loadtester.worker.WorkerApplication;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one worker in this process. */
@Command(
        name = "worker",
        description = "Registers with a master and runs its attacks. May be started before the master.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  Two workers on the master's machine:",
            "    loadtester worker --grpc-port 50052 --worker-id worker-alpha",
            "    loadtester worker --grpc-port 50053 --worker-id worker-beta",
            "  On another machine, which the master reaches as 10.0.0.7:",
            "    CLUSTER_TOKEN=… loadtester worker --master-address master:50051 \\",
            "      --kafka-broker kafka:9092 --bind-address 0.0.0.0 \\",
            "      --advertised-address 10.0.0.7:50052",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class WorkerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            defaultValue = "50052",
            description = "Port that the master sends assignments to; 0 for any. Default: ${DEFAULT-VALUE} [GRPC_PORT]")
    private int grpcPort;

    @Option(
            names = "--master-address",
            paramLabel = "HOST:PORT[,…]",
            defaultValue = "localhost:50051",
            description = "The master's gRPC address; with masters on standby, all their addresses, which are tried one"
                    + " after the other. Default: ${DEFAULT-VALUE} [MASTER_ADDRESS]")
    private String masterAddress = "";

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Option(
            names = "--worker-id",
            paramLabel = "NAME",
            description = "Unique name of this worker. Default: host name and port [WORKER_ID]")
    private String workerId = "";

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address the ports listen on. Default: ${DEFAULT-VALUE} [BIND_ADDRESS]")
    private String bindAddress = "";

    @Option(
            names = "--advertised-address",
            paramLabel = "HOST:PORT",
            description = "Address where the master reaches this worker. Default: 127.0.0.1 and the port on a loopback"
                    + " address, else the host name and the port [ADVERTISED_ADDRESS]")
    private String advertisedAddress = "";

    @Option(
            names = "--cluster-token",
            paramLabel = "TOKEN",
            description = "Secret shared by master and workers. [CLUSTER_TOKEN]")
    private String clusterToken = "";

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "How long a worker that is told to end (SIGTERM, Ctrl-C) goes on with its test, taking no"
                    + " other. What is left after that, or all of it with 0, is taken over by the test's other workers."
                    + " Default: ${DEFAULT-VALUE} [GRACE]")
    private String grace = "";

    @Mixin
    private BufferFlags buffer = new BufferFlags();

    @Mixin
    private MetricsPortFlag metricsPort = new MetricsPortFlag();

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public Integer call() {
        return ServiceRun.untilClosed("The worker", verbose, properties(), WorkerApplication::start);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.grpc.server.address", bindAddress);
        properties.put("spring.grpc.server.port", grpcPort);
        kafka.addTo(properties);
        properties.put("loadtester.master-address", addresses("--master-address", masterAddress));
        properties.put("loadtester.worker-id", workerId.isBlank() ? defaultId() : workerId);
        properties.put(
                "loadtester.advertised-address",
                advertisedAddress.isBlank() ? defaultAddress() : address("--advertised-address", advertisedAddress));
        properties.put("loadtester.cluster-token", clusterToken);
        properties.put(
                "loadtester.grace", DurationParser.parse("--grace", grace).toString());
        buffer.addTo(properties);
        metricsPort.addTo(properties);
        return properties;
    }

    private static String addresses(String flag, String text) {
        return Stream.of(text.split(",", -1)).map(each -> address(flag, each)).collect(Collectors.joining(","));
    }

    private static String address(String flag, String text) {
        try {
            return HostAndPort.of(text).toString();
        } catch (IllegalArgumentException e) {
            throw new InputException(flag, String.valueOf(e.getMessage()));
        }
    }

    private String defaultId() {
        String host = hostName().replaceAll("[^A-Za-z0-9._-]", "-");
        long distinct = grpcPort == 0 ? ProcessHandle.current().pid() : grpcPort;
        return host + "-" + distinct;
    }

    /** Empty on loopback, where the worker fills in its port once it is known. */
    private String defaultAddress() {
        try {
            if (InetAddress.getByName(bindAddress).isLoopbackAddress()) {
                return "";
            }
        } catch (UnknownHostException e) {
            throw new ParameterException(spec.commandLine(), "--bind-address: unknown host: " + bindAddress, e);
        }
        if (grpcPort == 0) {
            throw new ParameterException(
                    spec.commandLine(), "--grpc-port 0 on " + bindAddress + " needs an --advertised-address");
        }
        return hostName() + ":" + grpcPort;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

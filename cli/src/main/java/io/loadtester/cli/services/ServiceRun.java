package io.loadtester.cli.services;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.meters.MetersEndpoint;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** Runs a service that has the process to itself. */
final class ServiceRun {

    private ServiceRun() {}

    /**
     * Starts a service and waits until a signal closes it, which is a normal end with exit code 0.
     *
     * @param name of the service, for messages
     * @throws CommandException if the service does not start
     */
    static int untilClosed(
            String name,
            boolean verbose,
            Map<String, Object> properties,
            Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        Logs.toConsole(verbose);
        Interrupts.endInGoodOrder();
        ConfigurableApplicationContext context;
        try {
            context = start.apply(properties);
        } catch (RuntimeException e) {
            if (Interrupts.isEnding()) {
                return ExitCode.OK;
            }
            throw new CommandException(
                    ExitCode.FAILED, name + " did not start: " + StartFailure.explain(e, properties), e);
        }
        LoggerFactory.getLogger(ServiceRun.class).info("{} is up{}", name, listening(context));
        CountDownLatch closed = new CountDownLatch(1);
        ApplicationListener<ContextClosedEvent> listener = event -> closed.countDown();
        context.addApplicationListener(listener);
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.close();
        }
        return ExitCode.OK;
    }

    private static String listening(ConfigurableApplicationContext context) {
        String httpPort = context.getEnvironment().getProperty("local.server.port");
        StringBuilder ports = new StringBuilder(httpPort == null ? "" : ", HTTP on port " + httpPort);
        context.getBeanProvider(GrpcServerLifecycle.class)
                .forEach(server -> ports.append(", gRPC on port ").append(server.getPort()));
        context.getBeanProvider(MetersEndpoint.class)
                .forEach(endpoint -> ports.append(", metrics on port ").append(endpoint.port()));
        return ports.toString();
    }
}

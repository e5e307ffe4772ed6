package io.loadtester.cli.local;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running services of a system: started in parallel, closed one by one, the last stage first. Used by the thread that
 * starts services and by the shutdown hook, which may run while services are still starting; it waits for those, so that none
 * is left behind.
 */
final class RunningServices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServices.class);
    private static final long START_ENDS_WITHIN_SECONDS = 60;

    private final ExecutorService starts = Executors.newCachedThreadPool();
    private final List<Service> started = new ArrayList<>();

    private record Service(Stage stage, AutoCloseable closeable) {}

    /** Starts a service on its own thread. */
    <T extends AutoCloseable> Future<T> start(Stage stage, Callable<T> start) {
        if (starts.isShutdown()) {
            throw new CancellationException("the system is being closed");
        }
        return starts.submit(() -> {
            T service = start.call();
            synchronized (started) {
                started.add(new Service(stage, service));
            }
            return service;
        });
    }

    /** Waits until a service has started; rethrows the exception of a failed start. */
    static <T> T await(Future<T> start) throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CommandException(ExitCode.FAILED, Reason.of(e), e);
        }
    }

    /** Closes all services. Idempotent; a second caller waits until the first has closed everything. */
    @Override
    public synchronized void close() {
        starts.shutdown();
        try {
            if (!starts.awaitTermination(START_ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some services are still starting and will end with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Service> closing;
        synchronized (started) {
            closing = new ArrayList<>(started);
            started.clear();
        }
        closing.sort(Comparator.comparing(Service::stage).reversed());
        for (Service service : closing) {
            close(service);
        }
    }

    private static void close(Service service) {
        try {
            service.closeable().close();
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", service.stage().title(), e);
        }
    }
}

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
 * The running parts of a system: started side by side, closed one after the other by stage, the last stage first. Used
 * by the thread that starts them and by the one that ends the process, which may come while parts are still starting:
 * it waits for those, so that none is left behind.
 */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final long START_ENDS_WITHIN_SECONDS = 60;

    private final ExecutorService starts = Executors.newCachedThreadPool();
    private final List<Part> started = new ArrayList<>();

    private record Part(Stage stage, AutoCloseable closeable) {}

    /** Starts a part on a thread of its own. */
    <T extends AutoCloseable> Future<T> start(Stage stage, Callable<T> start) {
        if (starts.isShutdown()) {
            throw new CancellationException("the system is being closed");
        }
        return starts.submit(() -> {
            T part = start.call();
            synchronized (started) {
                started.add(new Part(stage, part));
            }
            return part;
        });
    }

    /** Waits for a part to have started; throws what its start threw. */
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

    /** Harmless when repeated; a second caller waits until the first has closed everything. */
    @Override
    public synchronized void close() {
        starts.shutdown();
        try {
            if (!starts.awaitTermination(START_ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some parts are still starting; they end with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Part> closing;
        synchronized (started) {
            closing = new ArrayList<>(started);
            started.clear();
        }
        closing.sort(Comparator.comparing(Part::stage).reversed());
        for (Part part : closing) {
            close(part);
        }
    }

    private static void close(Part part) {
        try {
            part.closeable().close();
        } catch (Exception e) {
            LOG.warn("{} did not close as it should", part.stage().title(), e);
        }
    }
}

package io.loadtester.meters;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Serves a service's meters in Prometheus' text format at {@code GET /metrics}, and nothing else. Opens before the
 * service's own ports and closes after them, so that the final counts can be scraped too. Thread-safe.
 */
public final class MetersEndpoint implements SmartLifecycle {

    private static final String PATH = "/metrics";
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int THREADS = 2;

    static {
        // In seconds. Without these limits a client that sends half a request would hold a thread forever.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "5");
    }

    private final InetSocketAddress address;
    private final Supplier<String> meters;
    private @Nullable Running running;

    private record Running(HttpServer server, ExecutorService threads) {}

    /** @param meters renders the text, on one of the endpoint's threads */
    public MetersEndpoint(InetSocketAddress address, Supplier<String> meters) {
        this.address = address;
        this.meters = meters;
    }

    /** @throws CannotListenException if the port cannot be opened */
    @Override
    public synchronized void start() {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new CannotListenException(address, e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "metrics"));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        running = new Running(server, threads);
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.server().stop(0);
            running.threads().shutdownNow();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    /** The port it listens on. */
    public synchronized int port() {
        return running == null
                ? address.getPort()
                : running.server().getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!PATH.equals(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                byte[] body = meters.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", TEXT_FORMAT);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}

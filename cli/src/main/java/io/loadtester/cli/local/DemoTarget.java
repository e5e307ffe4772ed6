package io.loadtester.cli.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A small HTTP server to attack, on a free port of 127.0.0.1, that counts its requests. */
final class DemoTarget implements AutoCloseable {

    private static final byte[] BODY = "Hello from the demo target.\n".getBytes(StandardCharsets.UTF_8);
    private static final int THREADS = 2;

    private final AtomicLong requests = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    private DemoTarget() throws IOException {
        // Without it, the second packet of a response waits for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Otherwise the server closes idle connections beyond 200, possibly just as the next request arrives.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    static DemoTarget start() throws IOException {
        DemoTarget target = new DemoTarget();
        target.server.start();
        return target;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
        }
    }
}

package io.loadtester.benchmarks.pairs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A target whose answers take a lognormal time. */
final class DelayingTarget implements AutoCloseable {

    private static final int THREADS = 64;
    private static final double MEDIAN_NANOS = 5_000_000;
    private static final double SIGMA = 0.3;
    private static final byte[] OK = {'o', 'k'};

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    static {
        // Otherwise the second part of an answer waits for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** @param slowness factor on the answer time; 1.1 is ten percent slower */
    DelayingTarget(double slowness) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, slowness));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void answer(HttpExchange exchange, double slowness) throws IOException {
        long end = System.nanoTime()
                + (long) (slowness
                        * MEDIAN_NANOS
                        * Math.exp(SIGMA * ThreadLocalRandom.current().nextGaussian()));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        exchange.sendResponseHeaders(200, OK.length);
        exchange.getResponseBody().write(OK);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

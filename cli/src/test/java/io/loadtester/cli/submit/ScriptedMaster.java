package io.loadtester.cli.submit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with scripted answers; the last answer to a request is repeated. */
final class ScriptedMaster implements AutoCloseable {

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> idempotencyKeys = new CopyOnWriteArrayList<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Answer(int status, String type, String body) {}

    ScriptedMaster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ScriptedMaster on(String request, int status, String type, String body) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, type, body));
        return this;
    }

    /** The requests so far, as "METHOD path?query body". */
    List<String> requests() {
        return requests;
    }

    /** The values of the header Idempotency-Key so far. */
    List<String> idempotencyKeys() {
        return idempotencyKeys;
    }

    /** Closes the connections of the next requests that have such a header instead of answering. */
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (key != null) {
                idempotencyKeys.add(key);
                if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
            }
            requests.add((request + " " + body).strip());
            Deque<Answer> script = answers.getOrDefault(request, new ArrayDeque<>());
            Answer answer = script.size() > 1 ? script.poll() : script.peek();
            if (answer == null) {
                answer = new Answer(404, "application/problem+json", "{\"detail\":\"not scripted: " + request + "\"}");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that does with each request what a script says, well-behaved or not. */
final class ScriptedServer implements AutoCloseable {

    /** Answers a request; the connection is closed if it returns false or throws. */
    interface Script {
        boolean answer(Request request, OutputStream out, Socket socket) throws Exception;
    }

    /**
     * A request as received.
     *
     * @param head request line and headers, with their line breaks
     */
    record Request(String head, String body) {
        String path() {
            return head.split(" ", 3)[1];
        }

        String method() {
            return head.split(" ", 2)[0];
        }
    }

    static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private final ServerSocket listener;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openAtOnce = new AtomicInteger();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger requestCount = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this(new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()), script);
    }

    ScriptedServer(ServerSocket listener, Script script) {
        this.script = script;
        this.listener = listener;
        start("accept", this::accept);
    }

    /** Always answers with the same bytes. */
    static ScriptedServer answering(String response) throws IOException {
        return new ScriptedServer((request, out, socket) -> {
            out.write(response.getBytes(ISO_8859_1));
            return true;
        });
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int openNow() {
        return open.size();
    }

    int mostOpenAtOnce() {
        return openAtOnce.get();
    }

    int requestCount() {
        return requestCount.get();
    }

    /** The first thousand requests. */
    List<Request> requests() {
        return requests;
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            socket.setTcpNoDelay(true);
            open.add(socket);
            connections.incrementAndGet();
            openAtOnce.accumulateAndGet(open.size(), Math::max);
            start("serve", () -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                if (requestCount.incrementAndGet() <= 1000) {
                    requests.add(request);
                }
                boolean goesOn = script.answer(request, out, socket);
                if (!socket.isClosed()) {
                    out.flush();
                }
                if (!goesOn) {
                    return;
                }
            }
        } catch (Exception e) {
            // Caused on purpose by the script or the client.
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        // Keeps only the last four bytes, because a head may be long.
        for (int last = 0; last != 0x0d0a0d0a; ) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.write(b);
            last = (last << 8) | b;
        }
        String text = head.toString(ISO_8859_1);
        if (text.contains("\r\nTransfer-Encoding: chunked\r\n")) {
            return new Request(text, chunks(in));
        }
        int length = text.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return new Request(text, new String(in.readNBytes(length), ISO_8859_1));
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            StringBuilder size = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                size.append((char) b);
            }
            int length = Integer.parseInt(size.toString().strip(), 16);
            body.append(new String(in.readNBytes(length), ISO_8859_1));
            in.readNBytes(2);
            if (length == 0) {
                return body.toString();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The server was closed.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

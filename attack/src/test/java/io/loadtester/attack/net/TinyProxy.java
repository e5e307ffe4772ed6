package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that connects every tunnel to one port of this machine, answers relayed requests itself, and records both.
 */
final class TinyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int tunnelPort;
    private final String answer;

    /** The heads of the requests it received, with their line breaks. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param answer its answer to all requests, for a tunnel or not */
    TinyProxy(int tunnelPort, String answer) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tunnelPort = tunnelPort;
        this.answer = answer;
        start(() -> {
            while (true) {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            }
        });
    }

    String url() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(in.read());
            }
            String text = head.toString(ISO_8859_1);
            asked.add(text);
            out.write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
            if (text.startsWith("CONNECT ") && answer.startsWith("200")) {
                try (Socket target = new Socket(InetAddress.getLoopbackAddress(), tunnelPort)) {
                    start(() -> target.getInputStream().transferTo(out));
                    in.transferTo(target.getOutputStream());
                }
            } else {
                in.readAllBytes();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One end was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

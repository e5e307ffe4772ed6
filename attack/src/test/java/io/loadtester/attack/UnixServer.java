package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers every request without a body with an empty 200, on a Unix socket. */
final class UnixServer implements AutoCloseable {

    private static final String END = "\r\n\r\n";
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

    private final ServerSocketChannel listener;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    UnixServer(Path socket) throws IOException {
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        onThread(this::accept);
    }

    /** The heads of all requests so far. */
    Queue<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = listener.accept();
                onThread(() -> serve(connection));
            }
        } catch (AsynchronousCloseException e) {
            // The test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(SocketChannel connection) {
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        StringBuilder text = new StringBuilder();
        try (connection) {
            while (connection.read(bytes.clear()) >= 0) {
                text.append(ISO_8859_1.decode(bytes.flip()));
                for (int end = text.indexOf(END); end >= 0; end = text.indexOf(END)) {
                    heads.add(text.substring(0, end + 2));
                    text.delete(0, end + END.length());
                    connection.write(ByteBuffer.wrap(ANSWER));
                }
            }
        } catch (ClosedChannelException e) {
            // The test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task, "unix-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

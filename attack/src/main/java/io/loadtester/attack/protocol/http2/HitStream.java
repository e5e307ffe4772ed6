package io.loadtester.attack.protocol.http2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A hit's stream on an HTTP/2 connection, with what has been received of the response. */
final class HitStream implements HitHolder, ChannelFutureListener {

    private final Http2Connection connection;
    private final int id;
    private final Hit hit;
    private final @Nullable CapturedResponse captured;

    private boolean answered;
    private int status;
    private @Nullable String location;
    private long bodyBytes;

    /** @param captured receives what is to be kept of the response; null if nothing is */
    HitStream(Http2Connection connection, int id, Hit hit, @Nullable CapturedResponse captured) {
        this.connection = connection;
        this.id = id;
        this.hit = hit;
        this.captured = captured;
    }

    int id() {
        return id;
    }

    Hit hit() {
        return hit;
    }

    @Override
    public Failure letGo(Hit held) {
        return connection.letGo(this);
    }

    /** Some part of a response has arrived. */
    void receive(long nowNanoTime) {
        answered = true;
        hit.receive(nowNanoTime);
    }

    /** Whether some part of a response has arrived. */
    boolean isAnswered() {
        return answered;
    }

    /** The head of the final response has arrived. */
    void begin(int newStatus, @Nullable String newLocation, Http2Headers headers) {
        status = newStatus;
        location = newLocation;
        if (captured != null) {
            headers.forEach(header -> keep(captured, header.getKey(), header.getValue()));
        }
    }

    private static void keep(CapturedResponse captured, CharSequence name, CharSequence value) {
        if (!Http2Headers.PseudoHeaderName.hasPseudoHeaderFormat(name)) {
            byte[] line = (name + ": " + value).getBytes(UTF_8);
            captured.header(line, 0, line.length);
        }
    }

    boolean hasBegun() {
        return status != 0;
    }

    /** Does not move the reader index. */
    void receiveBody(ByteBuf data) {
        if (captured != null) {
            captured.body(data, data.readableBytes());
        }
        bodyBytes += data.readableBytes();
    }

    void respond() {
        hit.respond(status, bodyBytes);
        hit.capture(captured);
    }

    /** Records how much arrived of a response that will not be complete. */
    void breakOff() {
        hit.breakOff(bodyBytes);
    }

    @Nullable
    CapturedResponse captured() {
        return captured;
    }

    @Nullable
    String location() {
        return location;
    }

    /** The request's head was written to the socket, or failed to be. */
    @Override
    public void operationComplete(ChannelFuture written) {
        Throwable cause = written.cause();
        if (cause != null) {
            connection.fail(this, connection.failure(cause));
        }
    }
}

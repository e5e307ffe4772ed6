package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A hit's stream on an HTTP/2 connection, and what has come of the response. */
final class HitStream implements HitHolder, ChannelFutureListener {

    private final Http2Connection connection;
    private final int id;
    private final Hit hit;

    private int status;
    private @Nullable String location;
    private long bodyBytes;

    HitStream(Http2Connection connection, int id, Hit hit) {
        this.connection = connection;
        this.id = id;
        this.hit = hit;
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

    /** The head of the final response has come. */
    void begin(int newStatus, @Nullable String newLocation) {
        status = newStatus;
        location = newLocation;
    }

    boolean hasBegun() {
        return status != 0;
    }

    void receiveBody(int bytes) {
        bodyBytes += bytes;
    }

    void respond() {
        hit.respond(status, bodyBytes);
    }

    @Nullable
    String location() {
        return location;
    }

    /** The request's head was handed to the socket, or could not be. */
    @Override
    public void operationComplete(ChannelFuture written) {
        Throwable cause = written.cause();
        if (cause != null) {
            connection.fail(this, Failures.inExchange(connection.origin(), cause));
        }
    }
}

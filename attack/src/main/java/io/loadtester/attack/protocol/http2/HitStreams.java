package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.capture.FreeCaptures;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.protocol.Exchange;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. The hits an HTTP/2 connection carries, by stream, and the ways they end. */
final class HitStreams {

    private final Exchange exchange;
    private final FreeCaptures captures;
    private final IntObjectMap<HitStream> streams = new IntObjectHashMap<>();

    HitStreams(Exchange exchange, FreeCaptures captures) {
        this.exchange = exchange;
        this.captures = captures;
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    /** The stream of this id; null if its hit has ended. */
    @Nullable
    HitStream get(int id) {
        return streams.get(id);
    }

    void add(HitStream stream) {
        streams.put(stream.id(), stream);
    }

    /** Removes a stream from which nothing more is expected. */
    void remove(HitStream stream) {
        streams.remove(stream.id());
    }

    /** Ends the hit of a removed stream, whose whole response has arrived. */
    void respond(HitStream stream, long now) {
        stream.respond();
        exchange.responded(stream.hit(), stream.location(), now);
        captures.giveBack(stream.captured());
    }

    /** Fails a hit that will not get a whole response; does nothing if it has ended. */
    void fail(HitStream stream, Failure failure) {
        if (get(stream.id()) == stream) {
            breakOff(stream);
            exchange.failed(stream.hit(), failure);
        }
    }

    /** Removes the stream; the caller reports how the hit ended. */
    void breakOff(HitStream stream) {
        remove(stream);
        stream.breakOff();
        captures.giveBack(stream.captured());
    }

    /** Removes all streams; the caller reports how their hits ended. */
    List<HitStream> breakOffAll() {
        List<HitStream> all = List.copyOf(streams.values());
        all.forEach(this::breakOff);
        return all;
    }

    /** Streams with higher ids than this, the lowest first. */
    List<HitStream> after(int id) {
        return streams.values().stream()
                .filter(stream -> stream.id() > id)
                .sorted(Comparator.comparingInt(HitStream::id))
                .toList();
    }

    /** Removes all streams without reporting their hits. */
    void forgetAll() {
        streams.values().forEach(stream -> captures.giveBack(stream.captured()));
        streams.clear();
    }
}

package io.loadtester.attack.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The protocols that an attack uses.
 *
 * @param unencrypted used without TLS, where none can be negotiated
 * @param relayed used to proxies that make requests themselves
 * @param encrypted offered over TLS, best first; the last is used if the server chooses none
 */
public record Protocols(Protocol unencrypted, Protocol relayed, List<Protocol> encrypted) {

    /** The same protocol in all cases. */
    public static Protocols only(Protocol protocol) {
        return new Protocols(protocol, protocol, List.of(protocol));
    }

    /** The protocol the server has chosen; the last one if it chose none. */
    public Protocol agreed(@Nullable String name) {
        for (Protocol protocol : encrypted) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        return encrypted.get(encrypted.size() - 1);
    }

    /** How many hits the first connection may be able to carry at once. */
    public int usualCapacity(boolean tls) {
        return (tls ? encrypted.get(0) : unencrypted).usualCapacity();
    }

    /** Writes to the sockets the requests that were held back to be written together. */
    public void flush() {
        unencrypted.flush();
        for (int i = 0; i < encrypted.size(); i++) {
            Protocol protocol = encrypted.get(i);
            if (protocol != unencrypted) {
                protocol.flush();
            }
        }
    }
}

package io.loadtester.attack.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The protocols that an attack speaks.
 *
 * @param unencrypted spoken where there is no TLS to agree on one
 * @param relayed spoken to proxies that make requests themselves
 * @param encrypted offered over TLS, best first; the last is spoken where the server chooses none
 */
public record Protocols(Protocol unencrypted, Protocol relayed, List<Protocol> encrypted) {

    /** Always the same one. */
    public static Protocols only(Protocol protocol) {
        return new Protocols(protocol, protocol, List.of(protocol));
    }

    /** What the server has chosen. */
    public Protocol agreed(@Nullable String name) {
        for (Protocol protocol : encrypted) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        return encrypted.get(encrypted.size() - 1);
    }

    /** How many hits the first connection may turn out to carry at once. */
    public int usualCapacity(boolean tls) {
        return (tls ? encrypted.get(0) : unencrypted).usualCapacity();
    }

    /** Hands to the sockets what was held back so that it goes out together. */
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

package io.loadtester.wire.clustertoken;

import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret shared by the processes of a fleet, so that nobody else can join or control it. Immutable; not shown by
 * {@link #toString}.
 */
public final class ClusterToken {

    static final Metadata.Key<String> METADATA_KEY = Metadata.Key.of("cluster-token", Metadata.ASCII_STRING_MARSHALLER);

    /** No token: none is sent, and calls with or without one are accepted. */
    public static final ClusterToken NONE = new ClusterToken("");

    private final String text;

    private ClusterToken(String text) {
        this.text = text;
    }

    /**
     * A token of visible ASCII characters; {@link #NONE} for an empty text.
     *
     * @throws IllegalArgumentException if it contains other characters, which gRPC metadata cannot carry
     */
    public static ClusterToken of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("the cluster token must consist of visible ASCII characters");
        }
        return new ClusterToken(text);
    }

    /** Whether calls need a token. */
    public boolean isRequired() {
        return !text.isEmpty();
    }

    /** Compares in constant time, which reveals nothing about the token. */
    boolean accepts(@Nullable String presented) {
        return !isRequired() || (presented != null && MessageDigest.isEqual(bytes(text), bytes(presented)));
    }

    void putInto(Metadata headers) {
        if (isRequired()) {
            headers.put(METADATA_KEY, text);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return isRequired() ? "ClusterToken[set]" : "ClusterToken[none]";
    }
}

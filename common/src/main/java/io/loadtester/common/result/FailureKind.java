package io.loadtester.common.result;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a hit failed: a closed set, the same in counters, JSON and on screens. */
public enum FailureKind {
    DNS,
    CONNECT_REFUSED,
    CONNECT_TIMEOUT,
    TLS,
    TIMEOUT,
    RESET,
    CLOSED,
    PROTOCOL,
    REDIRECTS,
    NO_CONNECTION,
    /** A response came with a status below 200 or above 399, and no assertion allows that status. */
    STATUS,
    ASSERTION,
    CANCELLED,
    /** A kind counted by a newer version that this version does not know. */
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word for this kind in JSON, columns and on screens, such as {@code connect_refused}. */
    public String word() {
        return word;
    }

    public static Optional<FailureKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The kind for a word written by any version; {@link #OTHER} if this version does not know it. */
    public static FailureKind read(String word) {
        return ofWord(word).orElse(OTHER);
    }
}

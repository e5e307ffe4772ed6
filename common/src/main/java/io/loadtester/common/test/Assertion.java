package io.loadtester.common.test;

import java.util.List;
import java.util.regex.Pattern;

/** A condition on a whole response; if it does not hold, the hit has failed. Followed redirects are not checked. */
public sealed interface Assertion {

    /** How much of a body is checked; of the rest only the length is known. */
    int MAX_BODY_BYTES = 1024 * 1024;

    /** The response has one of these status codes. */
    record Status(List<StatusCodes> anyOf) implements Assertion {
        public Status {
            anyOf = List.copyOf(anyOf);
            if (anyOf.isEmpty()) {
                throw new IllegalArgumentException("must have at least one status code or class");
            }
        }
    }

    /** A header of this name has exactly this value. */
    record HeaderEquals(String name, String value) implements Assertion {}

    /** The pattern is found in the value of a header of this name. */
    record HeaderMatches(String name, Regex pattern) implements Assertion {}

    /** The body contains this text, in UTF-8. */
    record BodyContains(String text) implements Assertion {
        public BodyContains {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("must have at least one character");
            }
        }
    }

    /** The pattern is found in the body. */
    record BodyMatches(Regex pattern) implements Assertion {}

    /**
     * The body is JSON and has this value at the pointer.
     *
     * @param pointer a JSON pointer (RFC 6901) such as {@code /user/id}; empty for the whole document
     */
    record JsonEquals(String pointer, JsonValue value) implements Assertion {
        private static final Pattern POINTER = Pattern.compile("(?:/(?:[^/~]|~[01])*+)*+");
        private static final int MAX_POINTER = 500;

        public JsonEquals {
            if (pointer.length() > MAX_POINTER || !POINTER.matcher(pointer).matches()) {
                throw new IllegalArgumentException("must be a JSON pointer like /user/id, of at most " + MAX_POINTER
                        + " characters, in which ~0 is ~ and ~1 is /");
            }
        }
    }

    /** The body has at most this many bytes. */
    record BodyAtMost(long bytes) implements Assertion {
        public BodyAtMost {
            if (bytes < 0) {
                throw new IllegalArgumentException("must be 0 or more");
            }
        }
    }
}

package io.loadtester.common.test;

import java.util.List;
import java.util.regex.Pattern;

/** What must hold of a whole response, or else the hit has failed. Redirects that are followed are not asked. */
public sealed interface Assertion {

    /** So much of a body is looked at; of what follows only the length is known. */
    int MAX_BODY_BYTES = 1024 * 1024;

    /** Its code is one of these. */
    record Status(List<StatusCodes> anyOf) implements Assertion {
        public Status {
            anyOf = List.copyOf(anyOf);
            if (anyOf.isEmpty()) {
                throw new IllegalArgumentException("must be one status code or class at least");
            }
        }
    }

    /** One of its headers of this name has this value. */
    record HeaderEquals(String name, String value) implements Assertion {}

    /** One of its headers of this name has a value in which the pattern is found. */
    record HeaderMatches(String name, Regex pattern) implements Assertion {}

    /** Its body holds this text, in UTF-8. */
    record BodyContains(String text) implements Assertion {
        public BodyContains {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("must be a text of one character at least");
            }
        }
    }

    /** The pattern is found in its body. */
    record BodyMatches(Regex pattern) implements Assertion {}

    /**
     * Its body is JSON and has this value at the pointer.
     *
     * @param pointer as RFC 6901 has it: {@code /user/id}; the empty one for the whole
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

    /** Its body has no more bytes than this. */
    record BodyAtMost(long bytes) implements Assertion {
        public BodyAtMost {
            if (bytes < 0) {
                throw new IllegalArgumentException("must be 0 or more");
            }
        }
    }
}

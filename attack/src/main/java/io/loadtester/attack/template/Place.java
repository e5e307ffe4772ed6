package io.loadtester.attack.template;

/** Where in a request a text stands, which decides how values have to be written. */
public enum Place {
    /** Everything that could end a part of the URL is percent-encoded. */
    URL,
    /** Control characters become blanks: a header must not end where a value wants it to. */
    HEADER,
    BODY
}

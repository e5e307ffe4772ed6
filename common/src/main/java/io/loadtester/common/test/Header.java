package io.loadtester.common.test;

/** A request header; neither name nor value contains CR or LF. */
public record Header(String name, String value) {

    public Header {
        if (name.isBlank() || hasLineBreak(name) || name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("bad header name: " + name);
        }
        if (hasLineBreak(value)) {
            throw new IllegalArgumentException("header " + name + " must not contain a line break");
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }
}

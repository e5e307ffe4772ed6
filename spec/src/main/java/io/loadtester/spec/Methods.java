package io.loadtester.spec;

/** HTTP methods in targets: words of upper-case letters, separated by dashes. */
final class Methods {

    private Methods() {}

    /** The length of the method at the beginning of a text; 0 if there is none. */
    static int lengthIn(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                length = i + 1;
            } else if (c != '-' || length < i || length == 0) {
                break;
            }
        }
        return length;
    }
}

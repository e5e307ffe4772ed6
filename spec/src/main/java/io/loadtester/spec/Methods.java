package io.loadtester.spec;

/** HTTP methods as targets name them: upper-case letters, in words with a dash between. */
final class Methods {

    private Methods() {}

    /** How long the method is that a text begins with; 0 if it begins with none. */
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

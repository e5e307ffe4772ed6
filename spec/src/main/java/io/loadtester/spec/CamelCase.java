package io.loadtester.spec;

/** Normalises names: {@code max-in-flight}, {@code max_in_flight} and {@code maxInFlight} are the same. */
final class CamelCase {

    private CamelCase() {}

    static String of(String written) {
        StringBuilder name = new StringBuilder();
        boolean wordBegins = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '-' || c == '_') {
                wordBegins = !name.isEmpty();
            } else {
                name.append(wordBegins ? Character.toUpperCase(c) : c);
                wordBegins = false;
            }
        }
        return name.toString();
    }
}

package io.loadtester.attack.assertion;

/** Text of a response or an assertion as a failure shows it: on one line, cut after 60 characters. */
final class Quoted {

    private static final int MAX = 60;

    private Quoted() {}

    static String of(String text) {
        return '"' + bare(text) + '"';
    }

    static String bare(String text) {
        String cut = text.length() > MAX ? text.substring(0, MAX) + "…" : text;
        StringBuilder shown = new StringBuilder(cut.length());
        cut.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return shown.toString();
    }
}

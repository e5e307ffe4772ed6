package io.loadtester.spec;

/** The part of an attack that an option is about. Forms list options by group, in this order. */
public enum OptionGroup {
    REQUESTS("Requests"),
    RESPONSES("Responses"),
    HITS("Hits"),
    CONNECTIONS("Connections"),
    TLS("TLS"),
    NETWORK("Network");

    private final String title;

    OptionGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

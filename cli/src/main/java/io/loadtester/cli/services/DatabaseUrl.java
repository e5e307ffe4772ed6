package io.loadtester.cli.services;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database's address in JDBC form. User and password are kept apart from the URL, because URLs get logged.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…}
 * @param username empty for none
 * @param password empty for none
 */
record DatabaseUrl(String jdbcUrl, String username, String password) {

    private static final String JDBC = "jdbc:postgresql://";
    private static final String DEFAULT_PORT = "5432";

    /**
     * @param text {@code postgres://user:password@host:port/database?sslmode=disable}, the same with {@code
     *     postgresql://}, or {@code jdbc:postgresql://…}
     * @throws IllegalArgumentException with a message that does not repeat the text, which may contain a password
     */
    static DatabaseUrl parse(String text) {
        String url = text.strip();
        for (String scheme : new String[] {"postgres://", "postgresql://", JDBC}) {
            if (url.startsWith(scheme)) {
                return parseRest(url.substring(scheme.length()), scheme.equals(JDBC));
            }
        }
        throw new IllegalArgumentException("must begin with postgres://, postgresql:// or " + JDBC
                + ", for instance postgres://user:password@localhost:5432/database?sslmode=disable");
    }

    private static DatabaseUrl parseRest(String rest, boolean jdbc) {
        int question = rest.indexOf('?');
        String beforeQuery = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters = DatabaseParameters.parse(question < 0 ? "" : rest.substring(question + 1));
        int slash = beforeQuery.indexOf('/');
        String authority = slash < 0 ? beforeQuery : beforeQuery.substring(0, slash);
        String database = slash < 0 ? "" : decode(beforeQuery.substring(slash + 1));
        // The last '@', because passwords often contain one that was not percent-encoded.
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String username = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
        String usernameGiven = parameters.remove("user");
        String passwordGiven = parameters.remove("password");
        username = usernameGiven == null ? username : usernameGiven;
        password = passwordGiven == null ? password : passwordGiven;
        database = database.isEmpty() ? username : database;
        if (database.isEmpty()) {
            throw new IllegalArgumentException("must name a database, for instance …/distributed_load_tester");
        }
        String hosts = hosts(authority.substring(at + 1), jdbc);
        return new DatabaseUrl(
                JDBC + hosts + "/" + DatabaseParameters.encode(database) + DatabaseParameters.query(parameters, jdbc),
                username,
                password);
    }

    private static String hosts(String text, boolean jdbc) {
        if (text.isEmpty() && jdbc) {
            return "localhost:" + DEFAULT_PORT;
        }
        List<String> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            int colon = host.lastIndexOf(':');
            boolean hasPort = colon > host.lastIndexOf(']');
            String name = hasPort ? host.substring(0, colon) : host;
            String port = hasPort ? host.substring(colon + 1) : DEFAULT_PORT;
            if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == '%')) {
                throw new IllegalArgumentException("must name a host, for instance …@localhost:5432/…");
            }
            if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535 || Integer.parseInt(port) == 0) {
                throw new IllegalArgumentException("the port must be a number from 1 to 65535; if the password holds"
                        + " one of : / ? # @ or %, percent-encode it");
            }
            hosts.add(name + ":" + port);
        }
        return String.join(",", hosts);
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a % that is not followed by two hexadecimal digits; write it %25");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}

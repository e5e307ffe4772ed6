package io.loadtester.cli.services;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The query parameters of a database URL, which libpq and JDBC name differently. */
final class DatabaseParameters {

    private static final Map<String, String> JDBC_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "fallback_application_name", "ApplicationName",
            "search_path", "currentSchema",
            "target_session_attrs", "targetServerType",
            "keepalives", "tcpKeepAlive",
            "channel_binding", "channelBinding");

    private static final Map<String, String> JDBC_SERVER_TYPES = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private DatabaseParameters() {}

    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = DatabaseUrl.decode(equals < 0 ? parameter : parameter.substring(0, equals));
                parameters.put(name, equals < 0 ? "" : DatabaseUrl.decode(parameter.substring(equals + 1)));
            }
        }
        String sslMode = parameters.get("sslmode");
        if (sslMode != null && !SSL_MODES.contains(sslMode)) {
            throw new IllegalArgumentException("sslmode must be one of " + String.join(", ", SSL_MODES));
        }
        return parameters;
    }

    /** The query for JDBC with its question mark; empty without parameters. Names that both use are kept. */
    static String query(Map<String, String> parameters, boolean jdbc) {
        return parameters.entrySet().stream()
                .map(parameter -> {
                    String name = parameter.getKey();
                    String value = parameter.getValue();
                    if (!jdbc && name.equals("target_session_attrs")) {
                        value = JDBC_SERVER_TYPES.getOrDefault(value, value);
                    } else if (!jdbc && name.equals("keepalives")) {
                        value = value.equals("0") ? "false" : "true";
                    }
                    return encode(jdbc ? name : JDBC_NAMES.getOrDefault(name, name)) + "=" + encode(value);
                })
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

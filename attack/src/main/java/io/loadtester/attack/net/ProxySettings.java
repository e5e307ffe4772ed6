package io.loadtester.attack.net;

import io.loadtester.common.url.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which origins are reached through a proxy, according to {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}
 * as Go programs read them; the lower-case variable is used if the upper-case one is not set. This machine itself is
 * never reached through a proxy.
 */
public final class ProxySettings {

    /** No proxy. */
    public static final ProxySettings NONE = of(Map.of());

    private final @Nullable ProxyServer http;
    private final @Nullable ProxyServer https;
    private final ProxyExceptions exceptions;

    private ProxySettings(@Nullable ProxyServer http, @Nullable ProxyServer https, ProxyExceptions exceptions) {
        this.http = http;
        this.https = https;
        this.exceptions = exceptions;
    }

    /**
     * Reads the settings of an environment.
     *
     * @throws IllegalArgumentException if a variable is not a proxy's URL; names the variable
     */
    public static ProxySettings of(Map<String, String> environment) {
        // In a CGI program HTTP_PROXY is the Proxy header of the request, which its client controls.
        boolean cgi = !value(environment, "REQUEST_METHOD").isEmpty();
        return new ProxySettings(
                cgi ? null : proxy(environment, "HTTP_PROXY"),
                proxy(environment, "HTTPS_PROXY"),
                ProxyExceptions.parse(value(environment, "NO_PROXY")));
    }

    private static @Nullable ProxyServer proxy(Map<String, String> environment, String variable) {
        String text = value(environment, variable);
        return text.isEmpty() ? null : ProxyServer.parse(variable, text);
    }

    private static String value(Map<String, String> environment, String variable) {
        String upper = environment.getOrDefault(variable, "");
        return upper.isEmpty()
                ? environment
                        .getOrDefault(variable.toLowerCase(Locale.ROOT), "")
                        .trim()
                : upper.trim();
    }

    Optional<ProxyServer> proxyOf(Origin origin) {
        ProxyServer proxy = origin.tls() ? https : http;
        return proxy == null || exceptions.has(origin) ? Optional.empty() : Optional.of(proxy);
    }
}

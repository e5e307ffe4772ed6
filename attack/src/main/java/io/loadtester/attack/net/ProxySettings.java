package io.loadtester.attack.net;

import io.loadtester.common.url.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which origins are reached through a proxy, told by {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} as Go's
 * programs read them; lower case counts where upper case is not set. This machine itself is never reached through one.
 */
public final class ProxySettings {

    /** No proxy at all. */
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
     * The settings of an environment.
     *
     * @throws IllegalArgumentException if a variable is no proxy's URL; names the variable
     */
    public static ProxySettings of(Map<String, String> environment) {
        // A CGI program's HTTP_PROXY would be the Proxy header of whoever called it.
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

package io.loadtester.common.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * A host in canonical form, so that two spellings of it are equal: lower case, ASCII, addresses in their usual
 * notation. Parsed as curl does: {@code my_service}, {@code web.1}, {@code 127.1} and {@code bücher.example} are hosts.
 *
 * @param name a name or an address; an IPv6 address has no brackets, and a percent sign before its zone
 */
public record Host(String name) {

    private static final String FORBIDDEN = " #/:<>?@[\\]^|%!{}$'\"`*=;,+&()";
    private static final int MAX_NAME = 253;

    /** Parses a host as written in a URL: an IPv6 address is in brackets, with {@code %25} before its zone. */
    public static Host parse(String text) {
        if (text.startsWith("[")) {
            if (!text.endsWith("]")) {
                throw new UrlException("the bracket before its host is not closed");
            }
            return new Host(Ipv6.normalized(text.substring(1, text.length() - 1)));
        }
        if (text.indexOf(':') >= 0) {
            throw new UrlException("it must have an IPv6 address in brackets, like [::1]");
        }
        return new Host(named(text));
    }

    /** Parses a host as written in an option: an IPv6 address needs no brackets. */
    public static Host ofOption(String text) {
        return text.indexOf(':') >= 0 && !text.startsWith("[") ? parse("[" + text + "]") : parse(text);
    }

    /** Whether this is an IP address, which needs no DNS lookup. */
    public boolean isAddress() {
        return isIpv6() || Ipv4.read(name).isPresent();
    }

    private boolean isIpv6() {
        return name.indexOf(':') >= 0;
    }

    /** For the {@code Host} header: without the zone, which means something only on this machine. */
    public String inRequest() {
        int zone = name.indexOf('%');
        return !isIpv6() ? name : "[" + (zone < 0 ? name : name.substring(0, zone)) + "]";
    }

    /** As written in a URL. */
    @Override
    public String toString() {
        return isIpv6() ? "[" + name.replace("%", "%25") + "]" : name;
    }

    private static String named(String text) {
        String decoded = text.indexOf('%') < 0 ? text : new String(PercentEncoding.decode(text), UTF_8);
        String name = InternationalName.toAscii(decoded).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals(".")) {
            throw new UrlException("it has no host");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new UrlException("its host must not have spaces or control characters");
            }
            if (FORBIDDEN.indexOf(c) >= 0) {
                throw new UrlException("its host must not have the character '" + c + "'");
            }
        }
        String address = Ipv4.read(name).orElse(null);
        if (address != null) {
            return address;
        }
        if (name.startsWith(".") || name.contains("..")) {
            throw new UrlException("its host must not have dots with nothing between them");
        }
        if (name.length() > MAX_NAME + (name.endsWith(".") ? 1 : 0)) {
            throw new UrlException("its host must not be longer than " + MAX_NAME + " characters");
        }
        return name;
    }
}

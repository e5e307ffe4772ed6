package io.loadtester.common.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IPv6 addresses in the form of RFC 5952. */
final class Ipv6 {

    private static final Pattern CHARACTERS = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern ZONE = Pattern.compile("[0-9A-Za-z._~-]{1,64}");
    private static final int GROUPS = 8;

    private Ipv6() {}

    /** @param text without brackets; a zone may follow {@code %25} or, as people write it, {@code %} */
    static String normalized(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        if (!CHARACTERS.matcher(address).matches()) {
            throw noAddress();
        }
        return canonical(address) + (percent < 0 ? "" : "%" + zone(text.substring(percent)));
    }

    private static String zone(String afterAddress) {
        boolean encoded = afterAddress.startsWith("%25") && afterAddress.length() > 3;
        String zone = new String(PercentEncoding.decode(afterAddress.substring(encoded ? 3 : 1)), UTF_8);
        if (!ZONE.matcher(zone).matches()) {
            throw new UrlException("the zone of its IPv6 address must be a network interface, like eth0");
        }
        return zone;
    }

    private static String canonical(String address) {
        InetAddress read;
        try {
            // Text with colons is never looked up.
            read = InetAddress.getByName("[" + address + "]");
        } catch (UnknownHostException e) {
            throw noAddress();
        }
        byte[] bytes = read.getAddress();
        return read instanceof Inet4Address ? "::ffff:" + read.getHostAddress() : compressed(bytes);
    }

    private static String compressed(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int gap = GROUPS;
        int gapLength = 1;
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && groups[to] == 0) {
                to++;
            }
            if (to - from > gapLength) {
                gap = from;
                gapLength = to - from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static UrlException noAddress() {
        return new UrlException("what it has in brackets is not an IPv6 address");
    }
}

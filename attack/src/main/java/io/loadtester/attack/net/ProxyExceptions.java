package io.loadtester.attack.net;

import io.loadtester.common.url.Host;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.UrlException;
import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Origins that are reached without a proxy: this machine, and the comma-separated entries of {@code NO_PROXY}. An entry
 * is an address, a range like {@code 10.0.0.0/8}, a domain including its subdomains, {@code .domain} for the subdomains
 * only, or {@code *} for all; addresses and domains may have a port.
 */
final class ProxyExceptions {

    private static final Pattern RANGE = Pattern.compile("(.+)/(\\d{1,3})");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[.+]|[^:]+):(\\d{1,5})");

    private final List<Predicate<Origin>> entries;

    private ProxyExceptions(List<Predicate<Origin>> entries) {
        this.entries = entries;
    }

    static ProxyExceptions parse(String noProxy) {
        return new ProxyExceptions(Stream.of(noProxy.split(",", -1))
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(ProxyExceptions::entry)
                .toList());
    }

    boolean has(Origin origin) {
        return isThisMachine(origin.host()) || entries.stream().anyMatch(entry -> entry.test(origin));
    }

    private static boolean isThisMachine(String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return host.equals("localhost")
                    || (address != null && InetAddress.getByAddress(address).isLoopbackAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }

    private static Predicate<Origin> entry(String text) {
        if (text.equals("*")) {
            return origin -> true;
        }
        Matcher range = RANGE.matcher(text);
        byte[] network = range.matches() ? NetUtil.createByteArrayFromIpAddressString(range.group(1)) : null;
        if (network != null) {
            int bits = Integer.parseInt(range.group(2));
            return origin -> isWithin(NetUtil.createByteArrayFromIpAddressString(origin.host()), network, bits);
        }
        Matcher withPort = WITH_PORT.matcher(text);
        if (withPort.matches()) {
            int port = Integer.parseInt(withPort.group(2));
            Predicate<Origin> host = host(withPort.group(1));
            return origin -> origin.port() == port && host.test(origin);
        }
        return host(text);
    }

    private static Predicate<Origin> host(String text) {
        boolean below = text.startsWith(".") || text.startsWith("*.");
        String bare = normalized(below ? text.substring(text.indexOf('.') + 1) : text);
        byte[] address = below ? null : NetUtil.createByteArrayFromIpAddressString(bare);
        if (address != null) {
            return origin ->
                    isWithin(NetUtil.createByteArrayFromIpAddressString(origin.host()), address, 8 * address.length);
        }
        return origin -> (!below && origin.host().equals(bare)) || origin.host().endsWith("." + bare);
    }

    /** The host in the form that origins use; text that is not a host matches none. */
    private static String normalized(String text) {
        try {
            return Host.ofOption(text).name();
        } catch (UrlException e) {
            return text;
        }
    }

    private static boolean isWithin(byte[] address, byte[] network, int bits) {
        if (address == null || address.length != network.length) {
            return false;
        }
        int rest = Math.max(0, 8 * network.length - bits);
        return new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
    }
}

package io.loadtester.common.url;

import java.util.Optional;

/**
 * Parses IPv4 addresses in every notation that C's {@code inet_aton}, and so curl and browsers, accept: one to four
 * parts, decimal, octal with a leading 0 or hexadecimal with a leading 0x; the last part fills the remaining bytes.
 */
final class Ipv4 {

    private static final int MAX_PARTS = 4;

    private Ipv4() {}

    /** The address as four decimal parts; empty if the text is a name, as {@code web.1} and {@code 256.1.1.1} are. */
    static Optional<String> read(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String[] parts = bare.split("\\.", -1);
        if (parts.length > MAX_PARTS) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int bits = last ? 8 * (MAX_PARTS - i) : 8;
            long part = number(parts[i]);
            if (part < 0 || part >>> bits != 0) {
                return Optional.empty();
            }
            address = (address << bits) | part;
        }
        return Optional.of(
                (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255));
    }

    /** -1 if the text is not a number or does not fit into 32 bits. */
    private static long number(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int radix = hexadecimal ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
        String digits = hexadecimal ? text.substring(2) : text;
        if (digits.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            value = value * radix + digit;
            if (digit < 0 || value > 0xffffffffL) {
                return -1;
            }
        }
        return value;
    }
}

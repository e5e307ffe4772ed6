package io.loadtester.common.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Percent-encodes a URL before it is sent, the same way everywhere: characters that RFC 3986 does not allow, such as
 * spaces, quotes, braces, bars, and a percent sign that begins no code. Text that is already encoded is left alone.
 */
public final class PercentEncoding {

    private static final String ILLEGAL = "\"<>\\^`{|}";
    private static final String ILLEGAL_IN_PATHS = ILLEGAL + "[]";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    static String path(String text) {
        return encode(text, ILLEGAL_IN_PATHS);
    }

    static String query(String text) {
        return encode(text, ILLEGAL);
    }

    private static String encode(String text, String illegal) {
        int at = 0;
        while (at < text.length() && isKept(text, at, illegal)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int end = text.offsetByCodePoints(at, 1);
            if (isKept(text, at, illegal)) {
                encoded.append(text.charAt(at));
            } else {
                for (byte b : text.substring(at, end).getBytes(UTF_8)) {
                    append(b, encoded);
                }
            }
            at = end;
        }
        return encoded.toString();
    }

    private static boolean isKept(String text, int at, String illegal) {
        char c = text.charAt(at);
        boolean stray = c == '%' && !(hex(text, at + 1) >= 0 && hex(text, at + 2) >= 0);
        return !stray && c > ' ' && c < 0x7f && illegal.indexOf(c) < 0;
    }

    /** Appends the percent code of a byte. */
    public static void append(byte b, StringBuilder to) {
        to.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
    }

    /** Decodes to bytes; a percent sign that begins no code is kept. */
    static byte[] decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean code = bytes[i] == '%' && i + 2 < bytes.length;
            int high = code ? digit(bytes[i + 1]) : -1;
            int low = code ? digit(bytes[i + 2]) : -1;
            if (high >= 0 && low >= 0) {
                out.write(16 * high + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    private static int hex(String text, int at) {
        return at < text.length() ? digit(text.charAt(at)) : -1;
    }

    private static int digit(int c) {
        return c >= 0 && c < 0x80 ? Character.digit(c, 16) : -1;
    }
}

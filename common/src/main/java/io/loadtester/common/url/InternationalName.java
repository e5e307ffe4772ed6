package io.loadtester.common.url;

import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Converts non-ASCII names to the form used in DNS. Maps them by IDNA2008, as curl and browsers do, which {@code
 * java.net.IDN} does not support: {@code straße} is not {@code strasse}.
 */
final class InternationalName {

    private static final String DOTS = "[.\u3002\uff0e\uff61]";

    private InternationalName() {}

    static String toAscii(String name) {
        if (isAscii(name)) {
            return name;
        }
        String mapped = Normalizer.normalize(visible(name).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        StringJoiner labels = new StringJoiner(".");
        for (String label : mapped.split(DOTS, -1)) {
            labels.add(isAscii(label) ? label : "xn--" + Punycode.encode(label));
        }
        return labels.toString();
    }

    /** Removes invisible characters: soft hyphens, zero-width spaces, variation selectors. */
    private static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        name.codePoints()
                .filter(c -> c != 0xad && c != 0x200b && c != 0x2060 && c != 0xfeff && !(c >= 0xfe00 && c <= 0xfe0f))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.url.PercentEncoding;
import io.loadtester.common.url.Url;
import io.loadtester.common.url.UrlException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Resolves Location headers, whatever servers write into them. A location is text in which each character stands for
 * one byte of the header, so that the bytes can be sent back unchanged even if they are not UTF-8.
 */
public final class Locations {

    private static final int MAX_SHOWN = 200;

    private Locations() {}

    /** @return empty if it is not an http or https URL with a host */
    static Optional<Url> resolve(Url base, String location) {
        try {
            return Optional.of(base.resolve(reference(location.strip().replace("\t", ""))));
        } catch (UrlException e) {
            return Optional.empty();
        }
    }

    /** Percent-encodes bytes beyond ASCII; in a host they are decoded to letters again. */
    private static String reference(String location) {
        StringBuilder reference = new StringBuilder(location.length());
        for (int i = 0; i < location.length(); i++) {
            if (location.charAt(i) < 0x80) {
                reference.append(location.charAt(i));
            } else {
                PercentEncoding.append((byte) location.charAt(i), reference);
            }
        }
        return reference.toString();
    }

    /** A location as text for users, cut after 200 bytes. */
    public static String shown(String location) {
        String cut = location.length() <= MAX_SHOWN ? location : location.substring(0, MAX_SHOWN) + "...";
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(cut.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return cut;
        }
    }
}

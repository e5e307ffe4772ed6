package io.loadtester.common.input;

import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.test.template.TemplateException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A target's URL as it is requested, and the credentials that stood in it.
 *
 * @param url http or https, ASCII but for placeholders, with a host, without user info and fragment
 * @param basicCredentials the value of an Authorization header made of the user info; empty when there was none
 */
record TargetUrl(UrlTemplate url, Optional<String> basicCredentials) {

    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_PORT = 65_535;

    static TargetUrl parse(Place place, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            throw bad(place, text, "it must begin with http:// or https://");
        }
        if (text.length() > MAX_LENGTH) {
            throw bad(place, text, "it must not be longer than " + MAX_LENGTH + " characters");
        }
        int path = afterAuthority(text);
        if (Template.hasPlaceholders(text.substring(0, path))) {
            throw bad(place, text, "placeholders can stand in its path and query only");
        }
        try {
            StandIns standIns = StandIns.in(text);
            URI uri = new URI(standIns.text());
            if (uri.getHost() == null) {
                throw bad(place, text, "it has no host, or one with characters other than letters, digits, - and .");
            }
            if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
                throw bad(place, text, "the port must be from 1 to " + MAX_PORT);
            }
            UrlTemplate plain = UrlTemplate.of(requested(uri));
            return new TargetUrl(
                    new UrlTemplate(plain.origin(), standIns.undo(plain.pathAndQuery())),
                    Optional.ofNullable(uri.getRawUserInfo()).map(TargetUrl::basic));
        } catch (TemplateException e) {
            throw bad(place, text, Excerpt.unquoted(e.placeholder(), 60) + " " + e.message());
        } catch (URISyntaxException e) {
            throw bad(place, text, explain(e));
        }
    }

    private static int afterAuthority(String text) {
        int i = text.indexOf("://") + 3;
        while (i < text.length() && "/?#".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** What goes over the wire: no user info, no fragment, everything else as it was written, in ASCII. */
    private static URI requested(URI uri) throws URISyntaxException {
        StringBuilder url = new StringBuilder()
                .append(uri.getScheme().toLowerCase(Locale.ROOT))
                .append("://")
                .append(uri.getHost());
        if (uri.getPort() > 0) {
            url.append(':').append(uri.getPort());
        }
        url.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            url.append('?').append(uri.getRawQuery());
        }
        return new URI(new URI(url.toString()).toASCIIString());
    }

    private static String basic(String rawUserInfo) {
        String decoded = URLDecoder.decode(rawUserInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        String credentials = decoded.indexOf(':') < 0 ? decoded + ":" : decoded;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String explain(URISyntaxException e) {
        int index = e.getIndex();
        String input = e.getInput();
        if (index < 0 || index >= input.length() || !e.getReason().startsWith("Illegal character")) {
            return e.getReason().toLowerCase(Locale.ROOT);
        }
        char c = input.charAt(index);
        String shown = Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        String where = "'" + shown + "' at position " + (index + 1);
        return c < 0x80
                ? String.format("%s is not allowed; percent-encode it as %%%02X", where, (int) c)
                : where + " is not allowed";
    }

    private static InputException bad(Place place, String text, String why) {
        return place.wrong("bad URL: " + Excerpt.of(withoutUserInfo(text)) + ": " + why);
    }

    /** Messages end up in logs and on screens; passwords must not. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("(?i)^(https?://)[^/?#\\s]*@", "$1");
    }
}

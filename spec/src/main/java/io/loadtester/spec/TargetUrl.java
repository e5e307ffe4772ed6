package io.loadtester.spec;

import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.test.template.TemplateException;
import io.loadtester.common.url.Authority;
import io.loadtester.common.url.Url;
import io.loadtester.common.url.UrlException;
import io.loadtester.common.url.UrlParts;
import java.util.Optional;

/**
 * A target's URL as it is requested, and the credentials it contained.
 *
 * @param basicCredentials the Authorization header's value for the user info; empty if there was none
 */
record TargetUrl(UrlTemplate url, Optional<String> basicCredentials) {

    static TargetUrl parse(Place place, String text) {
        try {
            if (Template.hasPlaceholders(text.substring(0, afterAuthority(text)))) {
                throw bad(place, text, "placeholders are allowed in its path and query only");
            }
            StandIns standIns = StandIns.in(text);
            Url plain = Url.parse(standIns.text());
            String authority = UrlParts.of(standIns.text().strip()).authority();
            return new TargetUrl(
                    new UrlTemplate(plain.withPathAndQuery(""), standIns.undo(plain.pathAndQuery())),
                    authority == null
                            ? Optional.empty()
                            : Authority.parse(authority).basicCredentials());
        } catch (TemplateException e) {
            throw bad(place, text, Excerpt.unquoted(e.placeholder(), 60) + " " + e.message());
        } catch (UrlException e) {
            throw bad(place, text, e.message());
        }
    }

    /** The index from which placeholders are allowed; 0 if this is not a URL. */
    private static int afterAuthority(String text) {
        int i = text.indexOf("://") + 3;
        if (i < 3) {
            return 0;
        }
        while (i < text.length() && "/\\?#".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static InputException bad(Place place, String text, String why) {
        return place.wrong("bad URL: " + Excerpt.of(withoutUserInfo(text)) + ": " + why);
    }

    /** Keeps passwords out of messages, which end up in logs and on screens. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("(?i)^(\\s*https?:[/\\\\]{2})[^/\\\\?#]*@", "$1");
    }
}

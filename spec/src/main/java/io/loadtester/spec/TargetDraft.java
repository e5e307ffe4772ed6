package io.loadtester.spec;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * A target as written, in either format.
 *
 * @param name empty for a default made of method and URL
 */
record TargetDraft(
        Place place,
        String name,
        String method,
        String url,
        List<Header> headers,
        Body body,
        int weight,
        List<Assertion> assertions) {

    static final int MAX_NAME = 200;

    private static final int MAX_METHOD = 32;

    Target target(TargetUrls urls) {
        if (method.length() > MAX_METHOD || method.isEmpty() || Methods.lengthIn(method) < method.length()) {
            throw place.key("method").wrong("bad method: " + Excerpt.of(method) + "; must be letters, like GET");
        }
        if (method.equals("CONNECT")) {
            throw place.key("method").wrong("bad method: CONNECT opens a tunnel, which is not a request to measure");
        }
        TargetUrl parsed = urls.parse(place.key("url"), url);
        List<Header> sent = new ArrayList<>(headers);
        boolean authorized = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Authorization"));
        if (!authorized) {
            parsed.basicCredentials().ifPresent(value -> sent.add(new Header("Authorization", value)));
        }
        return new Target(
                name.isEmpty() ? defaultName(method, parsed.url().toString()) : name,
                method,
                parsed.url(),
                sent,
                body,
                weight,
                assertions);
    }

    /** The name of a target for which none was given. */
    static String defaultName(String method, String url) {
        String full = method + " " + url;
        return full.length() <= MAX_NAME ? full : full.substring(0, MAX_NAME);
    }
}

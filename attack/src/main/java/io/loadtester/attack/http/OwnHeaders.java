package io.loadtester.attack.http;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Headers that requests have in addition to the user's, as in Vegeta. */
final class OwnHeaders {

    /** A hit's number in the test. */
    static final String SEQ = "X-Vegeta-Seq";

    private static final String ATTACK = "X-Vegeta-Attack";

    private OwnHeaders() {}

    static List<Header> of(Target target, AttackSpec spec) {
        return of(target.method(), RequestTemplate.headers(target, spec), target.assertions(), spec);
    }

    /**
     * The headers for targets that share these properties.
     *
     * @param users the user's headers
     * @param assertions the targets' own
     */
    static List<Header> of(String method, List<Header> users, List<Assertion> assertions, AttackSpec spec) {
        List<Header> headers = new ArrayList<>();
        boolean looksInside = Stream.concat(assertions.stream(), spec.options().response().assertions().stream())
                .anyMatch(OwnHeaders::looksIntoTheBody);
        if (!looksInside && acceptsGzip(method, users)) {
            headers.add(new Header("Accept-Encoding", "gzip"));
        }
        if (!spec.name().isEmpty()) {
            headers.add(new Header(ATTACK, spec.name().replaceAll("[\r\n]", " ")));
        }
        return headers;
    }

    /**
     * Accepts gzip as Go's client does, so that a target compresses responses, and bears the cost, as it does for
     * browsers. Not if an assertion looks into the body, which is never decompressed, nor if the user's headers decide.
     */
    private static boolean acceptsGzip(String method, List<Header> users) {
        return !method.equals("HEAD") && users.stream().noneMatch(OwnHeaders::decidesTheEncoding);
    }

    private static boolean decidesTheEncoding(Header header) {
        return header.name().equalsIgnoreCase("Accept-Encoding")
                || header.name().equalsIgnoreCase("Range");
    }

    private static boolean looksIntoTheBody(Assertion assertion) {
        return assertion instanceof Assertion.BodyContains
                || assertion instanceof Assertion.BodyMatches
                || assertion instanceof Assertion.JsonEquals;
    }
}

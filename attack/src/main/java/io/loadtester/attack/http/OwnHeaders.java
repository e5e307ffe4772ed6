package io.loadtester.attack.http;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What requests say besides what their user wants them to say, as Vegeta's do. */
final class OwnHeaders {

    /** A hit's number in the test. */
    static final String SEQ = "X-Vegeta-Seq";

    private static final String ATTACK = "X-Vegeta-Attack";

    private OwnHeaders() {}

    static List<Header> of(Target target, AttackSpec spec) {
        return of(target.method(), RequestTemplate.headers(target, spec), target.assertions(), spec);
    }

    /**
     * Those of targets that have this in common.
     *
     * @param users the headers that their user wants
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
     * As Go's client does: what a target sends to browsers is compressed, and costs it what it costs there. Not where
     * somebody looks into the body, which is never decompressed, nor where the user has chosen.
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

package io.loadtester.attack.assertion;

import io.loadtester.attack.capture.Capture;
import io.loadtester.common.test.Assertion;
import java.util.stream.Collectors;

/** Compiles assertions into checks. */
final class AssertionChecks {

    private static final Capture HEADERS = new Capture(0, true);
    private static final Capture BODY = new Capture(Assertion.MAX_BODY_BYTES, false);

    private AssertionChecks() {}

    static Check of(Assertion assertion) {
        if (assertion instanceof Assertion.Status status) {
            return status(status);
        } else if (assertion instanceof Assertion.HeaderEquals header) {
            return new HeaderCheck(header.name(), header.value()::equals, "not " + Quoted.of(header.value()));
        } else if (assertion instanceof Assertion.HeaderMatches header) {
            return HeaderCheck.matching(header.name(), header.pattern());
        } else if (assertion instanceof Assertion.BodyContains body) {
            return new TextCheck(body.text());
        } else if (assertion instanceof Assertion.BodyMatches body) {
            return new PatternCheck(body.pattern());
        } else if (assertion instanceof Assertion.JsonEquals json) {
            return new JsonCheck(json.pointer(), json.value());
        } else if (assertion instanceof Assertion.BodyAtMost size) {
            return size(size.bytes());
        }
        throw new IllegalArgumentException("unknown assertion: " + assertion);
    }

    /** The part of a response that must be kept to check an assertion. */
    static Capture wanted(Assertion assertion) {
        if (assertion instanceof Assertion.Status || assertion instanceof Assertion.BodyAtMost) {
            return Capture.NOTHING;
        }
        boolean ofHeader = assertion instanceof Assertion.HeaderEquals || assertion instanceof Assertion.HeaderMatches;
        return ofHeader ? HEADERS : BODY;
    }

    private static Check status(Assertion.Status status) {
        boolean[] allowed = new boolean[1000];
        for (int code = 0; code < allowed.length; code++) {
            int candidate = code;
            allowed[code] = status.anyOf().stream().anyMatch(codes -> codes.contains(candidate));
        }
        String list = status.anyOf().stream().map(Object::toString).collect(Collectors.joining(", "));
        String otherwise = status.anyOf().size() == 1 && status.anyOf().get(0).isOne() ? " is not " : " is not one of ";
        return hit -> allowed[hit.status()] ? null : "status " + hit.status() + otherwise + list;
    }

    private static Check size(long most) {
        return hit -> hit.bodyBytes() <= most ? null : "the body has " + hit.bodyBytes() + " bytes, more than " + most;
    }
}

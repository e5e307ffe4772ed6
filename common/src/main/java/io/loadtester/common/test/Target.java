package io.loadtester.common.test;

import java.net.URI;
import java.util.List;

/**
 * A request template.
 *
 * @param name what results of this target are counted under; targets of one name count as one
 * @param method an HTTP method, upper case
 * @param url absolute, http or https, with a host and no user info
 * @param headers in the order in which they are sent; a name may come more than once
 * @param assertions what must hold of its responses, besides what must of those of all targets
 */
public record Target(String name, String method, URI url, List<Header> headers, Body body, List<Assertion> assertions) {

    public Target {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target needs a name");
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("bad URL: " + url);
        }
        headers = List.copyOf(headers);
        assertions = List.copyOf(assertions);
    }

    /** A target whose responses are as they may be. */
    public Target(String name, String method, URI url, List<Header> headers, Body body) {
        this(name, method, url, headers, body, List.of());
    }
}

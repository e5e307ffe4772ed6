package io.loadtester.common.test;

import java.net.URI;
import java.util.List;

/**
 * A request template: URL, header values and body may hold placeholders.
 *
 * @param name what results of this target are counted under; targets of one name count as one
 * @param method an HTTP method, upper case
 * @param headers in the order in which they are sent; a name may come more than once
 * @param weight how often it is hit beside the other targets, 1 to {@value #MAX_WEIGHT}
 */
public record Target(String name, String method, UrlTemplate url, List<Header> headers, Body body, int weight) {

    public static final int MAX_WEIGHT = 1_000;

    public Target {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target needs a name");
        }
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight must be from 1 to " + MAX_WEIGHT + ": " + weight);
        }
        headers = List.copyOf(headers);
    }

    /**
     * A target of weight 1.
     *
     * @param url absolute, http or https, with a host and no user info
     */
    public Target(String name, String method, URI url, List<Header> headers, Body body) {
        this(name, method, UrlTemplate.of(url), headers, body, 1);
    }
}

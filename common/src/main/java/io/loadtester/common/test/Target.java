package io.loadtester.common.test;

import io.loadtester.common.url.Url;
import io.loadtester.common.url.UrlException;
import java.net.URI;
import java.util.List;

/**
 * A request template: URL, header values and body may hold placeholders.
 *
 * @param name what results of this target are counted under; targets of one name count as one
 * @param method an HTTP method, upper case
 * @param headers in the order in which they are sent; a name may come more than once
 * @param weight how often it is hit beside the other targets, 1 to {@value #MAX_WEIGHT}
 * @param assertions what must hold of its responses, besides what must of those of all targets
 */
public record Target(
        String name,
        String method,
        UrlTemplate url,
        List<Header> headers,
        Body body,
        int weight,
        List<Assertion> assertions) {

    public static final int MAX_WEIGHT = 1_000;

    public Target {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target needs a name");
        }
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight must be from 1 to " + MAX_WEIGHT + ": " + weight);
        }
        headers = List.copyOf(headers);
        assertions = List.copyOf(assertions);
    }

    /**
     * A target of weight 1 whose responses are as they may be.
     *
     * @throws UrlException if the URL is not an http or https URL with a host
     */
    public Target(String name, String method, URI url, List<Header> headers, Body body) {
        this(name, method, UrlTemplate.of(Url.parse(url.toString())), headers, body, 1, List.of());
    }
}

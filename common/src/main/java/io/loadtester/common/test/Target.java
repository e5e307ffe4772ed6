package io.loadtester.common.test;

import io.loadtester.common.url.Url;
import io.loadtester.common.url.UrlException;
import java.net.URI;
import java.util.List;

/**
 * A request template: URL, header values and body may contain placeholders.
 *
 * @param name the name its results are counted under; targets with the same name are counted as one
 * @param method an HTTP method, upper case
 * @param headers in the order in which they are sent; names may repeat
 * @param weight how often it is hit relative to the other targets, 1 to {@value #MAX_WEIGHT}
 * @param assertions checks on its responses, in addition to those for all targets
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
     * A target of weight 1 without assertions.
     *
     * @throws UrlException if the URL is not an http or https URL with a host
     */
    public Target(String name, String method, URI url, List<Header> headers, Body body) {
        this(name, method, UrlTemplate.of(Url.parse(url.toString())), headers, body, 1, List.of());
    }
}

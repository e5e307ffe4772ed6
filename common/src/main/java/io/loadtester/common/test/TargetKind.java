package io.loadtester.common.test;

import io.loadtester.common.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many targets of a test have in common: everything but path, body and name.
 *
 * @param origin scheme, host and port only
 * @param headers in the order in which they are sent; null if each target of this kind has its own
 * @param varied whether its targets contain placeholders
 */
public record TargetKind(
        String method,
        Url origin,
        @Nullable List<Header> headers,
        int weight,
        List<Assertion> assertions,
        boolean varied) {

    public boolean hasHeaders() {
        return headers != null;
    }
}

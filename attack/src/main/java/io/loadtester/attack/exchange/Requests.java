package io.loadtester.attack.exchange;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.Origin;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Owned by one event loop. The attack's targets as requests, encoded once. */
final class Requests {

    private final EncodedRequest[] requests;

    Requests(List<RequestTemplate> templates, ByteBufAllocator allocator) {
        requests = templates.stream()
                .map(template -> RequestEncoder.encode(template, allocator))
                .toArray(EncodedRequest[]::new);
    }

    /** Which target the worker's {@code n}-th hit goes to. */
    int targetOf(long n) {
        return (int) (n % requests.length);
    }

    EncodedRequest of(int target) {
        return requests[target];
    }

    Set<Origin> origins() {
        return Stream.of(requests).map(EncodedRequest::origin).collect(Collectors.toSet());
    }

    void release() {
        Stream.of(requests).forEach(EncodedRequest::release);
    }
}

package io.loadtester.cli.attack;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.capture.KeptBody;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.reporting.metrics.ResultFields;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recorded fields of one hit; reused for later hits. Owned by whichever thread has its chunk. */
final class HitRecord implements ResultFields {

    private String attack = "";
    private String method = "";
    private String target = "";
    private String url = "";
    private String lastUrl = "";
    private String error = "";
    private String failure = "";
    private long seq;
    private int code;
    private long timestampNanos;
    private long latencyNanos;
    private long serviceTimeNanos;
    private long startDelayNanos;
    private long bytesOut;
    private long bytesIn;
    private KeptBody body = KeptBody.empty();
    private Map<String, List<String>> headers = Map.of();

    /** @param maxBody most bytes of the response body to record */
    void take(Hit hit, String attackName, Target ofTarget, WallClock clock, int maxBody) {
        attack = attackName;
        method = ofTarget.method();
        target = ofTarget.name();
        url = hit.url();
        lastUrl = hit.hasGoneOn() ? hit.request().url() : "";
        seq = hit.number();
        code = hit.status();
        timestampNanos = clock.unixNanosOf(hit.endedNanoTime() - hit.responseNanos());
        latencyNanos = hit.responseNanos();
        serviceTimeNanos = hit.isSent() ? hit.serviceNanos() : UNKNOWN;
        startDelayNanos = hit.isSent() ? hit.startDelayNanos() : UNKNOWN;
        bytesOut = hit.bytesOut();
        bytesIn = hit.bytesIn();
        CapturedResponse captured = hit.captured();
        headers = captured == null ? Map.of() : byName(captured.headers());
        body = captured == null ? KeptBody.empty() : captured.take(maxBody);
        Failure why = hit.failure();
        if (why != null) {
            failure = why.kind().word();
            error = why.text();
        } else {
            failure = "";
            error = "";
        }
    }

    private static Map<String, List<String>> byName(List<Header> headers) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        headers.forEach(header ->
                byName.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value()));
        return byName;
    }

    @Override
    public String attack() {
        return attack;
    }

    @Override
    public long seq() {
        return seq;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public long timestampNanos() {
        return timestampNanos;
    }

    @Override
    public long latencyNanos() {
        return latencyNanos;
    }

    @Override
    public long bytesOut() {
        return bytesOut;
    }

    @Override
    public long bytesIn() {
        return bytesIn;
    }

    @Override
    public String error() {
        return error;
    }

    /** The body copied into one buffer. */
    @Override
    public ByteBuffer body() {
        ByteBuffer whole = ByteBuffer.allocate(bodyBytes());
        body.parts().forEach(part -> whole.put(part.duplicate()));
        return whole.flip();
    }

    @Override
    public List<ByteBuffer> bodyParts() {
        return body.parts();
    }

    /** Size of the recorded body in bytes. */
    int bodyBytes() {
        return body.parts().stream().mapToInt(ByteBuffer::remaining).sum();
    }

    /** Releases the body; call when the record has been written or dropped. */
    void release() {
        body.release();
        body = KeptBody.empty();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String lastUrl() {
        return lastUrl;
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers;
    }

    @Override
    public long serviceTimeNanos() {
        return serviceTimeNanos;
    }

    @Override
    public long startDelayNanos() {
        return startDelayNanos;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public String target() {
        return target;
    }
}

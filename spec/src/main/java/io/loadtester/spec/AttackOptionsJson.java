package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.TlsOptions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes attack options as the JSON object that {@link AttackOptionsParser} reads as the same options. */
public final class AttackOptionsJson {

    private AttackOptionsJson() {}

    /** Every option under its own name, those left at their defaults included. */
    public static ObjectNode write(AttackOptions options) {
        ObjectNode json = JsonText.MAPPER.createObjectNode();
        write(options.request(), json);
        write(options.response(), json);
        write(options.hits(), json);
        write(options.connection(), json);
        write(options.tls(), json);
        write(options.network(), json);
        if (!options.feeder().isNone()) {
            json.set("feeder", FeederJson.write(options.feeder()));
        }
        return json;
    }

    private static void write(RequestOptions options, ObjectNode json) {
        json.put("timeout", nanos(options.timeout()))
                .put("redirects", options.redirects())
                .put("chunked", options.chunked())
                .put("template", options.template());
        json.set("headers", lines(options.headers()));
        json.put("body", Base64.getEncoder().encodeToString(options.body().bytes()));
    }

    private static void write(ResponseOptions options, ObjectNode json) {
        json.put("maxBody", options.maxBody());
        if (!options.buckets().isEmpty()) {
            json.put(
                    "buckets",
                    options.buckets().stream()
                            .map(AttackOptionsJson::nanos)
                            .collect(Collectors.joining(",", "[", "]")));
        }
        json.set("assertions", AssertionJson.write(options.assertions()));
    }

    private static void write(HitOptions options, ObjectNode json) {
        json.put("workers", options.workers()).put("lazy", options.lazy());
        // None of these means no limit, which is what leaving them out says.
        if (options.maxWorkers() > 0) {
            json.put("maxWorkers", options.maxWorkers());
        }
        if (options.maxRequests() > 0) {
            json.put("maxRequests", options.maxRequests());
        }
    }

    private static void write(ConnectionOptions options, ObjectNode json) {
        json.put("keepalive", options.keepalive())
                .put("http2", options.http2())
                .put("h2c", options.h2c())
                .put("connections", options.idle())
                .put("maxConnections", options.max())
                .put("idleTimeout", nanos(options.life().idleTimeout()))
                .put("maxConnectionAge", nanos(options.life().maxAge()));
    }

    private static void write(TlsOptions options, ObjectNode json) {
        json.put("insecure", options.insecure())
                .put("sessionTickets", options.sessionTickets())
                .put("cert", options.cert())
                .put("key", options.key())
                .put("rootCerts", options.rootCerts());
    }

    private static void write(NetworkOptions options, ObjectNode json) {
        if (options.dnsTtl().equals(NetworkOptions.NO_CACHE)) {
            json.put("dnsTtl", -1);
        } else {
            json.put("dnsTtl", nanos(options.dnsTtl()));
        }
        json.put("laddr", options.localAddress());
        ArrayNode resolvers = json.putArray("resolvers");
        options.resolvers().forEach(resolvers::add);
        ArrayNode connectTo = json.putArray("connectTo");
        options.connectTo().forEach(detour -> connectTo.add(text(detour)));
        json.set("proxyHeaders", lines(options.proxyHeaders()));
    }

    private static String text(ConnectTo detour) {
        return bracketed(detour.host()) + ":" + detour.port() + ":" + bracketed(detour.toHost()) + ":"
                + detour.toPort();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    private static ArrayNode lines(List<Header> headers) {
        ArrayNode lines = JsonText.MAPPER.createArrayNode();
        headers.forEach(header -> lines.add(header.name() + ": " + header.value()));
        return lines;
    }

    private static String nanos(Duration duration) {
        return duration.toNanos() + "ns";
    }
}

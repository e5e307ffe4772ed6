package io.loadtester.attack;

import io.loadtester.common.test.Assertion;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.test.ConnectionLife;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.NetworkOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.ResponseOptions;
import io.loadtester.common.test.TlsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builder of attack options, beginning with the defaults. */
final class OptionsDraft {

    /** Without a limit on lateness: what tests count does not depend on how busy the machine is. */
    private AttackOptions options = AttackOptions.DEFAULTS.with(new HitOptions(10, 0, 0, false, Duration.ZERO));

    static OptionsDraft defaults() {
        return new OptionsDraft();
    }

    AttackOptions options() {
        return options;
    }

    OptionsDraft timeout(Duration value) {
        RequestOptions request = options.request();
        return request(
                new RequestOptions(value, request.redirects(), request.chunked(), request.headers(), request.body()));
    }

    OptionsDraft redirects(int value) {
        RequestOptions request = options.request();
        return request(
                new RequestOptions(request.timeout(), value, request.chunked(), request.headers(), request.body()));
    }

    OptionsDraft header(String name, String value) {
        RequestOptions request = options.request();
        List<Header> headers = new ArrayList<>(request.headers());
        headers.add(new Header(name, value));
        return request(
                new RequestOptions(request.timeout(), request.redirects(), request.chunked(), headers, request.body()));
    }

    OptionsDraft chunked(Body body) {
        RequestOptions request = options.request();
        return request(new RequestOptions(request.timeout(), request.redirects(), true, request.headers(), body));
    }

    OptionsDraft asserting(Assertion... assertions) {
        options = options.with(new ResponseOptions(0, List.of(), List.of(assertions)));
        return this;
    }

    OptionsDraft keepalive(boolean value) {
        ConnectionOptions connection = options.connection();
        return connection(new ConnectionOptions(
                value, connection.http2(), connection.h2c(), connection.idle(), connection.max(), connection.life()));
    }

    OptionsDraft h2c(boolean value) {
        ConnectionOptions connection = options.connection();
        return connection(new ConnectionOptions(
                connection.keepalive(),
                connection.http2(),
                value,
                connection.idle(),
                connection.max(),
                connection.life()));
    }

    OptionsDraft connections(int value) {
        ConnectionOptions connection = options.connection();
        return connection(new ConnectionOptions(
                connection.keepalive(),
                connection.http2(),
                connection.h2c(),
                value,
                connection.max(),
                connection.life()));
    }

    OptionsDraft maxConnections(int value) {
        ConnectionOptions connection = options.connection();
        return connection(new ConnectionOptions(
                connection.keepalive(),
                connection.http2(),
                connection.h2c(),
                connection.idle(),
                value,
                connection.life()));
    }

    /** One connection for all hits, so that one loop takes part. */
    OptionsDraft singleConnection() {
        return maxConnections(1);
    }

    OptionsDraft idleTimeout(Duration value) {
        return life(new ConnectionLife(value, options.connection().life().maxAge()));
    }

    OptionsDraft maxConnectionAge(Duration value) {
        return life(new ConnectionLife(options.connection().life().idleTimeout(), value));
    }

    private OptionsDraft life(ConnectionLife value) {
        ConnectionOptions connection = options.connection();
        return connection(new ConnectionOptions(
                connection.keepalive(),
                connection.http2(),
                connection.h2c(),
                connection.idle(),
                connection.max(),
                value));
    }

    OptionsDraft insecure(boolean value) {
        options = options.with(new TlsOptions(value, false, "", "", ""));
        return this;
    }

    OptionsDraft network(String localAddress, String... resolvers) {
        options =
                options.with(new NetworkOptions(Duration.ZERO, localAddress, List.of(resolvers), List.of(), List.of()));
        return this;
    }

    OptionsDraft connectTo(ConnectTo... connectTo) {
        options = options.with(new NetworkOptions(Duration.ZERO, "", List.of(), List.of(connectTo), List.of()));
        return this;
    }

    OptionsDraft connectTimeout(Duration value) {
        NetworkOptions usual = NetworkOptions.DEFAULTS;
        options = options.with(new NetworkOptions(usual.dnsTtl(), "", List.of(), List.of(), List.of(), value));
        return this;
    }

    OptionsDraft initialInFlight(long value) {
        HitOptions hits = options.hits();
        options = options.with(
                new HitOptions(value, hits.maxInFlight(), hits.maxRequests(), hits.lazy(), hits.maxLateness()));
        return this;
    }

    OptionsDraft maxInFlight(long value) {
        HitOptions hits = options.hits();
        options = options.with(
                new HitOptions(hits.initialInFlight(), value, hits.maxRequests(), hits.lazy(), hits.maxLateness()));
        return this;
    }

    OptionsDraft maxRequests(long value) {
        HitOptions hits = options.hits();
        options = options.with(
                new HitOptions(hits.initialInFlight(), hits.maxInFlight(), value, hits.lazy(), hits.maxLateness()));
        return this;
    }

    OptionsDraft lazy() {
        HitOptions hits = options.hits();
        options = options.with(new HitOptions(
                hits.initialInFlight(), hits.maxInFlight(), hits.maxRequests(), true, hits.maxLateness()));
        return this;
    }

    OptionsDraft request(RequestOptions value) {
        options = options.with(value);
        return this;
    }

    OptionsDraft connection(ConnectionOptions value) {
        options = options.with(value);
        return this;
    }
}

package io.loadtester.attack;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Attack options in the making: the defaults, with changes. */
final class OptionsDraft {

    private Duration timeout = AttackOptions.DEFAULTS.timeout();
    private int redirects = AttackOptions.DEFAULTS.redirects();
    private boolean keepalive = true;
    private boolean insecure;
    private int connections = AttackOptions.DEFAULTS.connections();
    private int maxConnections;
    private long workers = AttackOptions.DEFAULTS.workers();
    private long maxWorkers;
    private final List<Header> headers = new ArrayList<>();

    static OptionsDraft defaults() {
        return new OptionsDraft();
    }

    AttackOptions options() {
        return new AttackOptions(
                timeout,
                redirects,
                keepalive,
                insecure,
                connections,
                maxConnections,
                workers,
                maxWorkers,
                headers,
                Body.EMPTY);
    }

    OptionsDraft timeout(Duration value) {
        timeout = value;
        return this;
    }

    OptionsDraft redirects(int value) {
        redirects = value;
        return this;
    }

    OptionsDraft keepalive(boolean value) {
        keepalive = value;
        return this;
    }

    OptionsDraft insecure(boolean value) {
        insecure = value;
        return this;
    }

    OptionsDraft connections(int value) {
        connections = value;
        return this;
    }

    OptionsDraft maxConnections(int value) {
        maxConnections = value;
        return this;
    }

    OptionsDraft workers(long value) {
        workers = value;
        return this;
    }

    OptionsDraft maxWorkers(long value) {
        maxWorkers = value;
        return this;
    }

    OptionsDraft header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }
}

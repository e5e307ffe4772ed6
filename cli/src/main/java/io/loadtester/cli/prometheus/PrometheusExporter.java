package io.loadtester.cli.prometheus;

import io.loadtester.attack.hit.HitSink;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.test.Target;
import io.loadtester.meters.CannotListenException;
import io.loadtester.meters.MetersEndpoint;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Serves Prometheus metrics of a running attack at {@code /metrics}: {@code request_seconds}, {@code request_bytes_in},
 * {@code request_bytes_out} and {@code request_fail_count}.
 */
public final class PrometheusExporter implements AutoCloseable {

    private final List<LabelledHits> loops;
    private final MetersEndpoint endpoint;

    private PrometheusExporter(InetSocketAddress address, List<LabelledHits> loops) {
        this.loops = loops;
        this.endpoint = new MetersEndpoint(address, this::text);
    }

    /**
     * Starts listening.
     *
     * @param address see {@link PrometheusAddress}
     * @param loops number of the attack's event loops
     * @throws CommandException if it cannot listen on the address
     */
    public static PrometheusExporter start(InetSocketAddress address, List<Target> targets, int loops) {
        PrometheusExporter exporter = new PrometheusExporter(
                address,
                Stream.generate(() -> new LabelledHits(targets)).limit(loops).toList());
        try {
            exporter.endpoint.start();
        } catch (CannotListenException e) {
            throw new CommandException(ExitCode.FAILED, "--prometheus-addr: " + e.getMessage(), e);
        }
        return exporter;
    }

    /** The hit counters, one per event loop, to be attached to the attack. */
    public List<? extends HitSink> watchers() {
        return loops;
    }

    int port() {
        return endpoint.port();
    }

    private String text() {
        Map<HitLabels, HitMeter> sum = new TreeMap<>();
        loops.forEach(loop -> loop.addTo(sum));
        return PrometheusText.of(sum);
    }

    @Override
    public void close() {
        endpoint.stop();
    }
}

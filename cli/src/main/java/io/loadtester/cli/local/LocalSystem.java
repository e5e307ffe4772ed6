package io.loadtester.cli.local;

import io.loadtester.cli.services.RetainFlag;
import io.loadtester.consumer.ConsumerApplication;
import io.loadtester.embedded.EmbeddedKafka;
import io.loadtester.embedded.EmbeddedPostgres;
import io.loadtester.master.MasterApplication;
import io.loadtester.worker.WorkerApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/**
 * The whole system in this process: PostgreSQL, Kafka, and the real master, consumer and workers, connected by ports
 * and addresses only. Everything listens on 127.0.0.1.
 */
final class LocalSystem {

    private static final String DATABASE = "loadtester";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Settings settings;
    private final RunningServices services;
    private final Consumer<String> progress;

    /**
     * @param services to which everything started is added; closed by the caller
     * @param progress receives a line when a service is ready
     */
    LocalSystem(Settings settings, RunningServices services, Consumer<String> progress) {
        this.settings = settings;
        this.services = services;
        this.progress = progress;
    }

    /**
     * @param adminPassword empty for {@code password}
     * @param workers number of workers, 1 or more
     * @param retain how long to keep per-second results
     */
    record Settings(LocalData data, int httpPort, String adminPassword, int workers, RetainFlag retain) {}

    /**
     * Starts everything.
     *
     * @return the master's address
     */
    URI start() throws InterruptedException {
        // Each context's own hook would close the contexts in arbitrary order.
        System.setProperty("spring.main.register-shutdown-hook", "false");
        long begin = System.nanoTime();
        Future<EmbeddedPostgres> postgres = services.start(Stage.POSTGRES, this::startPostgres);
        Future<EmbeddedKafka> kafka = services.start(
                Stage.KAFKA, () -> EmbeddedKafka.start(settings.data().kafka(), 0));
        Map<String, Object> database = database(RunningServices.await(postgres));
        tell(Stage.POSTGRES.title(), begin);
        Map<String, Object> results = new LinkedHashMap<>();
        results.put(
                "spring.kafka.bootstrap-servers", RunningServices.await(kafka).bootstrapServers());
        tell(Stage.KAFKA.title(), begin);

        String clusterToken = LocalData.randomSecret();
        Future<ConfigurableApplicationContext> consumer =
                services.start(Stage.CONSUMER, () -> ConsumerApplication.start(joined(results, database)));
        Map<String, Object> masterOwn = new LinkedHashMap<>();
        masterOwn.put("server.address", "127.0.0.1");
        masterOwn.put("server.port", settings.httpPort());
        masterOwn.put("spring.grpc.server.address", "127.0.0.1");
        masterOwn.put("spring.grpc.server.port", 0);
        masterOwn.put("loadtester.jwt-secret-key", settings.data().jwtKey());
        masterOwn.put("loadtester.admin-password", settings.adminPassword());
        masterOwn.put("loadtester.cluster-token", clusterToken);
        settings.retain().addTo(masterOwn);
        ConfigurableApplicationContext master = RunningServices.await(services.start(
                Stage.MASTER, () -> MasterApplication.start(joined(joined(results, database), masterOwn))));
        tell(Stage.MASTER.title(), begin);
        startWorkers(results, master.getBean(GrpcServerLifecycle.class).getPort(), clusterToken);
        RunningServices.await(consumer);
        tell(Stage.CONSUMER.title(), begin);
        Integer httpPort = master.getEnvironment().getProperty("local.server.port", Integer.class, settings.httpPort());
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    private EmbeddedPostgres startPostgres() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings.data().postgres(), 0);
        // Closed by RunningServices after its clients, so that they can still store their data.
        postgres.closedByCaller();
        return postgres;
    }

    private void startWorkers(Map<String, Object> results, int masterPort, String clusterToken)
            throws InterruptedException {
        List<Future<ConfigurableApplicationContext>> workers = new ArrayList<>();
        for (int i = 1; i <= settings.workers(); i++) {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("spring.grpc.server.address", "127.0.0.1");
            own.put("spring.grpc.server.port", 0);
            own.put("loadtester.master-address", "127.0.0.1:" + masterPort);
            own.put("loadtester.worker-id", "worker-" + i);
            own.put("loadtester.cluster-token", clusterToken);
            own.put("loadtester.buffer-dir", settings.data().buffers().toString());
            workers.add(services.start(Stage.WORKER, () -> WorkerApplication.start(joined(results, own))));
        }
        for (Future<ConfigurableApplicationContext> worker : workers) {
            RunningServices.await(worker);
        }
    }

    private static Map<String, Object> database(EmbeddedPostgres postgres) {
        String password = LocalData.randomSecret();
        postgres.createDatabase(DATABASE, DATABASE, password);
        return Map.of(
                "spring.datasource.url", postgres.jdbcUrl(DATABASE),
                "spring.datasource.username", DATABASE,
                "spring.datasource.password", password);
    }

    private static Map<String, Object> joined(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void tell(String service, long beginNanos) {
        double seconds = (System.nanoTime() - beginNanos) / NANOS_PER_SECOND;
        progress.accept(String.format(Locale.ROOT, "  %-11s ready after %4.1f s", service, seconds));
    }
}

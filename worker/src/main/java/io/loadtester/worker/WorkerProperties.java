package io.loadtester.worker;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.wire.clustertoken.ClusterToken;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The worker's settings; {@code worker.yml} has the defaults.
 *
 * @param workerId this worker's name in the fleet: 1 to 100 letters, digits, dots, underscores and hyphens
 * @param masterAddress addresses of the Fleet services of the active master and of those on standby, tried in turn
 * @param advertisedAddress where the master reaches this worker's Attacker service; empty for 127.0.0.1 and the gRPC
 *     server's port
 * @param topic the Kafka topic for results
 * @param clusterToken the fleet's shared secret, possibly empty
 * @param bufferBytes memory for results waiting for Kafka
 * @param bufferDir parent of this worker's own folder, named after it, for results that do not fit into memory; empty
 *     for none
 * @param diskBuffer disk space for these results; 0 for none
 * @param grace how long a worker that is told to end goes on with its attack; 0 to hand its share over at once
 */
@ConfigurationProperties("loadtester")
public record WorkerProperties(
        String workerId,
        List<HostAndPort> masterAddress,
        String advertisedAddress,
        String topic,
        ClusterToken clusterToken,
        DataSize bufferBytes,
        String bufferDir,
        DataSize diskBuffer,
        Duration grace) {

    private static final Pattern WORKER_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public WorkerProperties {
        if (!WORKER_ID.matcher(workerId).matches()) {
            throw new IllegalArgumentException(
                    "worker-id must be 1 to 100 letters, digits, '.', '_' or '-': '" + workerId + "'");
        }
        masterAddress = masterAddress.stream().distinct().toList();
        if (masterAddress.isEmpty()) {
            throw new IllegalArgumentException("master-address must not be empty");
        }
        if (!advertisedAddress.isEmpty()) {
            HostAndPort.of(advertisedAddress);
        }
        if (topic.isBlank()) {
            throw new IllegalArgumentException("topic must not be empty");
        }
        if (bufferBytes.toBytes() < 1) {
            throw new IllegalArgumentException("buffer-bytes must be above 0: " + bufferBytes);
        }
        if (diskBuffer.isNegative()) {
            throw new IllegalArgumentException("disk-buffer must not be negative: " + diskBuffer);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative: " + grace);
        }
    }

    /** Where the master reaches this worker if its gRPC server listens on {@code grpcPort}. */
    public HostAndPort addressWith(int grpcPort) {
        return advertisedAddress.isEmpty() ? new HostAndPort("127.0.0.1", grpcPort) : HostAndPort.of(advertisedAddress);
    }
}

package io.loadtester.meters;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the meters are served.
 *
 * @param metricsPort 0 for any free port
 * @param metricsAddress null for loopback, never all addresses; a service's yml sets it to the address of its other
 *     ports
 */
@ConfigurationProperties("loadtester")
record MetersProperties(int metricsPort, @Nullable InetAddress metricsAddress) {

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(
                metricsAddress == null ? InetAddress.getLoopbackAddress() : metricsAddress, metricsPort);
    }
}

package io.loadtester.meters;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where meters can be read.
 *
 * @param metricsPort 0 for any
 * @param metricsAddress null for loopback, never for all: a service's yml names that of its other ports
 */
@ConfigurationProperties("loadtester")
record MetersProperties(int metricsPort, @Nullable InetAddress metricsAddress) {

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(
                metricsAddress == null ? InetAddress.getLoopbackAddress() : metricsAddress, metricsPort);
    }
}

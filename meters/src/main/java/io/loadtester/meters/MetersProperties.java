package io.loadtester.meters;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where meters can be read.
 *
 * @param metricsPort 0 for any
 * @param metricsAddress the service's yml says which, as a rule that of its other ports
 */
@ConfigurationProperties("loadtester")
record MetersProperties(int metricsPort, InetAddress metricsAddress) {

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(metricsAddress, metricsPort);
    }
}

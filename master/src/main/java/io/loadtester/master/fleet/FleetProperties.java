package io.loadtester.master.fleet;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the fleet's processes share.
 *
 * @param clusterToken the secret that master and workers show each other; empty for none
 */
@ConfigurationProperties("loadtester")
record FleetProperties(String clusterToken) {

    @Override
    public String toString() {
        return "FleetProperties[secret]";
    }
}

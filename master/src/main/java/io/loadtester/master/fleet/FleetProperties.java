package io.loadtester.master.fleet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the fleet.
 *
 * @param clusterToken the secret that master and workers show each other; empty for none
 * @param orphanLease how long workers attack on after the master's process has died, 5 s to 1 h
 * @param staleAfter how long a worker may be silent before its tests say so; the master calls it a second earlier
 */
@ConfigurationProperties("loadtester")
record FleetProperties(String clusterToken, Duration staleAfter, Duration orphanLease) {

    FleetProperties {
        if (orphanLease.compareTo(Duration.ofSeconds(5)) < 0 || orphanLease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("orphan-lease must be 5 s to 1 h: " + orphanLease);
        }
        if (staleAfter.compareTo(Duration.ofSeconds(2)) < 0 || staleAfter.compareTo(FleetRoster.LEASE) > 0) {
            throw new IllegalArgumentException(
                    "stale-after must be 2 s to " + FleetRoster.LEASE.toSeconds() + " s: " + staleAfter);
        }
    }

    @Override
    public String toString() {
        return "FleetProperties[secret]";
    }
}

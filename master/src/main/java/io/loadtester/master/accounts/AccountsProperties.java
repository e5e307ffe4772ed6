package io.loadtester.master.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The master's secrets.
 *
 * @param jwtSecretKey the key that signs tokens; empty for a random one that lives as long as this process
 * @param adminPassword the first admin's password; empty for {@code password}, which is allowed on loopback only
 */
@ConfigurationProperties("loadtester")
record AccountsProperties(String jwtSecretKey, String adminPassword) {

    @Override
    public String toString() {
        return "AccountsProperties[secrets]";
    }
}

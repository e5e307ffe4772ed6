package io.loadtester.master.live;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where workers publish.
 *
 * @param topic the Kafka topic of results
 */
@ConfigurationProperties("loadtester")
record LiveProperties(String topic) {}

/** Running tests as they happen: Kafka to server-sent events; called by the dashboard and the command line. */
@NullMarked
package io.loadtester.master.live;

import org.jspecify.annotations.NullMarked;

/** Shows running tests live, from Kafka to server-sent events; called by the dashboard and the command line. */
@NullMarked
package io.loadtester.master.live;

import org.jspecify.annotations.NullMarked;

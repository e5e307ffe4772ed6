/** The meters of a service and the endpoint where Prometheus scrapes them; imported by all three services. */
@NullMarked
package io.loadtester.meters;

import org.jspecify.annotations.NullMarked;

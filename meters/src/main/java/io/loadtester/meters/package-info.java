/** What a service counts of itself, and a page where Prometheus reads it; imported by each of the three services. */
@NullMarked
package io.loadtester.meters;

import org.jspecify.annotations.NullMarked;

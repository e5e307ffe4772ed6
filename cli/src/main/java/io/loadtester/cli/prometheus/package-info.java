/** Prometheus metrics of an attack from this process, under Vegeta's names; called by attack. */
@NullMarked
package io.loadtester.cli.prometheus;

import org.jspecify.annotations.NullMarked;

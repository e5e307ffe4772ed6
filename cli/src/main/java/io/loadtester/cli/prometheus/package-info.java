/** What an attack from this process has come to so far, for Prometheus, under Vegeta's names; called by attack. */
@NullMarked
package io.loadtester.cli.prometheus;

import org.jspecify.annotations.NullMarked;

/** The commands master, worker and consumer: flags and environment become properties, the service starts. */
@NullMarked
package io.loadtester.cli.services;

import org.jspecify.annotations.NullMarked;

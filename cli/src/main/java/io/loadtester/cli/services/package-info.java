/**
 * The commands master, worker and consumer: turn flags and environment variables into properties and start the service.
 */
@NullMarked
package io.loadtester.cli.services;

import org.jspecify.annotations.NullMarked;

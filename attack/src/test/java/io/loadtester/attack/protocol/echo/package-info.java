/** A protocol made up for tests, which shows what it takes to add one. */
@NullMarked
package io.loadtester.attack.protocol.echo;

import org.jspecify.annotations.NullMarked;

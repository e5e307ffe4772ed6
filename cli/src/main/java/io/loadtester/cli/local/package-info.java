/** The command local: the whole system in this process, and a demo that uses it like anyone would. */
@NullMarked
package io.loadtester.cli.local;

import org.jspecify.annotations.NullMarked;

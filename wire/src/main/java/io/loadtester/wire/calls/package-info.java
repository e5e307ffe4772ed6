/** How master and workers find each other's host for calls; called by the worker's link and the master's gateway. */
@NullMarked
package io.loadtester.wire.calls;

import org.jspecify.annotations.NullMarked;

/** The term that the master sends with every call to a worker, and by which workers refuse a replaced one; used by both. */
@NullMarked
package io.loadtester.wire.term;

import org.jspecify.annotations.NullMarked;

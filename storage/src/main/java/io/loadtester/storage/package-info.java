/** The narrow doors to PostgreSQL; called by master and consumer. Entities stay behind them. */
@NullMarked
package io.loadtester.storage;

import org.jspecify.annotations.NullMarked;

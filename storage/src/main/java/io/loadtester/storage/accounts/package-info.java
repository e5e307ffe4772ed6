/** The accounts that may use the master; called by the master. */
@NullMarked
package io.loadtester.storage.accounts;

import org.jspecify.annotations.NullMarked;

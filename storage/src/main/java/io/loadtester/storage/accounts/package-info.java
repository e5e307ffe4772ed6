/** Who may use the master; called by it. */
@NullMarked
package io.loadtester.storage.accounts;

import org.jspecify.annotations.NullMarked;

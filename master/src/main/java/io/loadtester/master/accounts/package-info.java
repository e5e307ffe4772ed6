/** Who may use the API: login, tokens, the first account and how strong secrets must be; called by every user first. */
@NullMarked
package io.loadtester.master.accounts;

import org.jspecify.annotations.NullMarked;

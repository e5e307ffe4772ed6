/** Who may use the API: login, tokens, the first account, and what a secret must be worth; called by users first. */
@NullMarked
package io.loadtester.master.accounts;

import org.jspecify.annotations.NullMarked;

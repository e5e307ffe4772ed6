package io.loadtester.master.accounts;

/** An account as others may see it. */
record Profile(String username, String role) {}

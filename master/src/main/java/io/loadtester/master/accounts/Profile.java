package io.loadtester.master.accounts;

/** The public part of an account. */
record Profile(String username, String role) {}

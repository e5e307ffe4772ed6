/** Connections to the targets' hosts: pools, dialling, names, TLS; called by exchange. */
@NullMarked
package io.loadtester.attack.connection;

import org.jspecify.annotations.NullMarked;

/** URLs and hosts, whether written by a user or a server: parsed and normalised here and nowhere else. */
@NullMarked
package io.loadtester.common.url;

import org.jspecify.annotations.NullMarked;

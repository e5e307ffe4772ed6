/** What a URL and a host are, wherever a user or a server writes one: read and normalised here and nowhere else. */
@NullMarked
package io.loadtester.common.url;

import org.jspecify.annotations.NullMarked;

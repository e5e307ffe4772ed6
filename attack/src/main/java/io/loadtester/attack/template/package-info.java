/** Text that differs from hit to hit, compiled once and written directly into buffers; called by http. */
@NullMarked
package io.loadtester.attack.template;

import org.jspecify.annotations.NullMarked;

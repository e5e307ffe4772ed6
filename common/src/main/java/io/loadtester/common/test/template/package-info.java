/** Text with placeholders, parsed once; the module spec checks it, and the attack engine fills it in. */
@NullMarked
package io.loadtester.common.test.template;

import org.jspecify.annotations.NullMarked;

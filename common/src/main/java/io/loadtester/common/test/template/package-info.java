/** Text with placeholders, parted once; called by input, which checks it, and by the attack engine, which fills it in. */
@NullMarked
package io.loadtester.common.test.template;

import org.jspecify.annotations.NullMarked;

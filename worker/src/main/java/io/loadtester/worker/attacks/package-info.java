/** The Attacker service, through which the master commands this worker, and the attack it runs. */
@NullMarked
package io.loadtester.worker.attacks;

import org.jspecify.annotations.NullMarked;

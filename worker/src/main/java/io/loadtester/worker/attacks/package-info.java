/** What the master tells this worker to do: the Attacker service, and the attack that is running. */
@NullMarked
package io.loadtester.worker.attacks;

import org.jspecify.annotations.NullMarked;

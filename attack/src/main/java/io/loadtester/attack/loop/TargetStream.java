package io.loadtester.attack.loop;

import io.loadtester.common.test.Target;
import java.io.IOException;
import java.util.Optional;

/** Where targets come from one after the other while an attack runs. Called by one thread of the attack's own. */
@FunctionalInterface
public interface TargetStream {

    /**
     * The next target, which is for one hit; may take its time. Empty at the end: then the attack ends when the hits
     * before have.
     *
     * @throws IOException if there will be none any more; then the attack is stopped
     * @throws RuntimeException likewise
     */
    Optional<Target> next() throws IOException;
}

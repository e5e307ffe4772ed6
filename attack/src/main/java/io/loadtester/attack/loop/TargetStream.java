package io.loadtester.attack.loop;

import io.loadtester.common.test.Target;
import java.io.IOException;
import java.util.Optional;

/** Supplies targets one by one while an attack runs. Called by a single thread that belongs to the attack. */
@FunctionalInterface
public interface TargetStream {

    /**
     * The next target, for one hit; may block. Empty at the end of the stream: the attack then ends once the hits
     * before have ended.
     *
     * @throws IOException if there will be no more targets; the attack is then stopped
     * @throws RuntimeException likewise
     */
    Optional<Target> next() throws IOException;
}

package io.loadtester.attack;

import io.loadtester.attack.loop.Requests;
import io.loadtester.common.test.Target;
import java.util.Collections;
import java.util.List;

/** How an attack gets its targets; each way runs different code. */
public enum TargetSupply {
    /** A list short enough to keep every request encoded. */
    FEW,
    /** A longer list. */
    MANY,
    /** A stream with a target for each hit. */
    STREAM;

    /** How an attack on a list of this many targets gets them. */
    public static TargetSupply of(int targets) {
        return targets <= Requests.FEW ? FEW : MANY;
    }

    /** A list just long enough to be of this kind. */
    List<Target> list(Target target) {
        return Collections.nCopies(this == MANY ? Requests.FEW + 1 : 1, target);
    }
}

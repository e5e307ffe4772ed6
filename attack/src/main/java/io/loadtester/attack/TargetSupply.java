package io.loadtester.attack;

import io.loadtester.attack.loop.Requests;
import io.loadtester.common.test.Target;
import java.util.Collections;
import java.util.List;

/** In which way an attack has its targets; each has code of its own. */
public enum TargetSupply {
    /** A list of which every request is kept encoded. */
    FEW,
    /** A longer list. */
    MANY,
    /** One after the other. */
    STREAM;

    /** How an attack on so many listed targets has them. */
    public static TargetSupply of(int targets) {
        return targets <= Requests.FEW ? FEW : MANY;
    }

    /** As many as make a list be of this kind. */
    List<Target> list(Target target) {
        return Collections.nCopies(this == MANY ? Requests.FEW + 1 : 1, target);
    }
}

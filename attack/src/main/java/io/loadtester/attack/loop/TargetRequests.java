package io.loadtester.attack.loop;

import io.loadtester.attack.template.Variation;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.url.Origin;
import io.loadtester.common.url.Url;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The targets of an attack and how requests are made for them. Immutable, shared by the loops of an attack. */
public record TargetRequests(AttackSpec spec, Rotation rotation, Variation variation, Lane lane) {

    /** Connections are opened ahead to at most this many origins. */
    private static final int MOST_ORIGINS_AHEAD = 100;

    /** @param lane the worker's position among the workers of the test */
    public static TargetRequests of(UUID testId, AttackSpec spec, Lane lane) {
        return new TargetRequests(
                spec,
                Rotation.of(spec.targetList()),
                new Variation(testId, spec.options().feeder()),
                lane);
    }

    TargetList targets() {
        return spec.targetList();
    }

    public boolean anyOverTls() {
        return targets().origins().stream().map(Origin::of).anyMatch(Origin::tls);
    }

    /** The origins to which connections are opened before the first hit. */
    Set<Origin> originsAhead() {
        Set<Origin> origins = new LinkedHashSet<>();
        for (Url origin : targets().origins()) {
            if (origins.size() < MOST_ORIGINS_AHEAD) {
                origins.add(Origin.of(origin));
            }
        }
        return origins;
    }
}

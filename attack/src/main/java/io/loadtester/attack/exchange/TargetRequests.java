package io.loadtester.attack.exchange;

import io.loadtester.attack.http.Origin;
import io.loadtester.attack.http.RequestSource;
import io.loadtester.attack.template.Variation;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.test.AttackSpec;
import java.util.List;
import java.util.UUID;

/**
 * What the hits of an attack ask, and of whom. Immutable, shared by the loops of an attack.
 *
 * @param sources of the targets, in their order
 */
public record TargetRequests(List<RequestSource> sources, Rotation rotation, Variation variation, Lane lane) {

    public TargetRequests {
        sources = List.copyOf(sources);
    }

    /** @param lane the worker's place among the workers of the test */
    public static TargetRequests of(UUID testId, AttackSpec spec, Lane lane) {
        Variation variation = new Variation(testId, spec.options().feeder());
        List<RequestSource> sources = spec.targets().stream()
                .map(target -> RequestSource.of(target, spec, variation))
                .toList();
        return new TargetRequests(sources, Rotation.of(spec.targets()), variation, lane);
    }

    public boolean anyOverTls() {
        return sources.stream().map(RequestSource::origin).anyMatch(Origin::tls);
    }
}

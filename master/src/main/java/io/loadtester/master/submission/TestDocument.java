package io.loadtester.master.submission;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.LoadTest;
import io.loadtester.spec.AttackOptionsJson;
import io.loadtester.spec.PacerJson;
import io.loadtester.spec.TargetJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a test, without the changes it had while it ran, as a body that submits an equal one and that {@link TypedBody} reads. Default values are left out of
 * {@code targets} and {@code attack}. The body holds headers, bodies and keys, which may be secrets.
 */
final class TestDocument {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TestDocument() {}

    static ObjectNode of(LoadTest test) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", test.name());
        json.set("pacer", PacerJson.write(test.spec().pacer().inEffectAt(0)));
        json.put("duration", GoDuration.format(test.spec().duration().toNanos()));
        ArrayNode targets = json.putArray("targets");
        test.spec().targets().forEach(target -> targets.add(TargetJson.writeBriefly(target)));
        json.set("attack", attack(test));
        json.put("workerCount", test.workerCount());
        json.put("rateDistribution", test.distribution().word());
        if (test.distribution() == RateDistribution.WEIGHTED) {
            test.rateWeights().forEach(json.putArray("rateWeights")::add);
        }
        json.put("onWorkerLoss", test.onWorkerLoss().word());
        test.tags().forEach(json.putArray("tags")::add);
        ArrayNode thresholds = json.putArray("thresholds");
        test.thresholds().forEach(threshold -> thresholds.add(threshold.toString()));
        return json;
    }

    private static ObjectNode attack(LoadTest test) {
        ObjectNode options = AttackOptionsJson.write(test.spec().options());
        AttackOptionsJson.write(AttackOptions.DEFAULTS).properties().forEach(standard -> {
            if (standard.getValue().equals(options.get(standard.getKey()))) {
                options.remove(standard.getKey());
            }
        });
        String attackName = test.spec().name();
        if (!attackName.isEmpty() && !attackName.equals(test.name())) {
            options.put("name", attackName);
        }
        return options;
    }
}

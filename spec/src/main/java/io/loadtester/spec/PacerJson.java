package io.loadtester.spec;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.UnpacedPacer;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pacers with all their fields; {@link PacerParser} reads them back as equal pacers. For those that were changed
 * during a test there is {@link ChangedPacerJson}.
 */
public final class PacerJson {

    private static final String[] UNITS = {"s", "ms", "us", "ns"};

    private PacerJson() {}

    /** The pacer as a JSON text. */
    public static String text(Pacer pacer) {
        return JsonText.MAPPER.writeValueAsString(write(pacer));
    }

    /** The pacer's fields by name, for embedding in other JSON. */
    public static Map<String, Object> map(Pacer pacer) {
        return JsonText.MAPPER.convertValue(write(pacer), new TypeReference<Map<String, Object>>() {});
    }

    /** The pacer as a JSON object. */
    public static ObjectNode write(Pacer pacer) {
        ObjectNode json = JsonText.MAPPER.createObjectNode();
        if (pacer instanceof ConstantPacer constant) {
            json.put("type", "constant").put("ratePerSecond", constant.ratePerSecond());
        } else if (pacer instanceof LinearPacer linear) {
            json.put("type", "linear")
                    .put("startRatePerSecond", linear.startRatePerSecond())
                    .put("slopePerSecond", linear.slopePerSecond());
        } else if (pacer instanceof SinePacer sine) {
            json.put("type", "sine")
                    .put("meanRatePerSecond", sine.meanRatePerSecond())
                    .put("amplitudePerSecond", sine.amplitudePerSecond())
                    .put("period", text(sine.period()))
                    .put("offsetRadians", sine.offsetRadians());
        } else if (pacer instanceof SteppedPacer stepped) {
            ArrayNode steps = json.put("type", "stepped").putArray("steps");
            stepped.steps().forEach(step -> steps.addObject()
                    .put("ratePerSecond", step.ratePerSecond())
                    .put("duration", text(step.duration())));
        } else if (pacer instanceof PoissonPacer poisson) {
            json.put("type", "poisson")
                    .put("ratePerSecond", poisson.ratePerSecond())
                    .put("seed", poisson.seed());
        } else if (pacer instanceof UnpacedPacer) {
            json.put("type", "unpaced");
        } else {
            throw new IllegalStateException("a pacer that cannot be written: " + pacer);
        }
        return json;
    }

    /** A duration in the notation of users, in the largest unit that gives a whole number. */
    private static String text(Duration duration) {
        long count = duration.toNanos();
        int unit = UNITS.length - 1;
        while (unit > 0 && count % 1000 == 0) {
            count /= 1000;
            unit--;
        }
        return count + UNITS[unit];
    }
}

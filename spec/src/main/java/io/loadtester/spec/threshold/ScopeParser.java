package io.loadtester.spec.threshold;

import io.loadtester.common.threshold.Limit;
import io.loadtester.common.threshold.Scope;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the qualifiers of a threshold, each at most once and in any order. Mutable; used for one text. */
final class ScopeParser {

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    private final ThresholdText text;
    private @Nullable String target;
    private @Nullable Integer from;
    private @Nullable Integer to;

    ScopeParser(ThresholdText text) {
        this.text = text;
    }

    Scope parse(Limit limit) {
        while (true) {
            int at = text.position();
            if (text.takesWord("for")) {
                once(at, "for target", target);
                target = target(at, limit);
            } else if (text.takesWord("from")) {
                once(at, "from", from);
                from = seconds();
                checkOrder(at);
            } else if (text.takesWord("to")) {
                once(at, "to", to);
                to = seconds();
                checkOrder(at);
            } else {
                return new Scope(target, from == null ? 0 : from, to == null ? Scope.TO_THE_END : to);
            }
        }
    }

    private String target(int at, Limit limit) {
        if (!text.takesWord("target")) {
            throw text.wrong("expected target and its name in double quotes");
        }
        if (limit.unit() == Limit.Unit.PERCENT_OF_TARGET) {
            throw text.wrongAt(at, "the planned rate covers all targets together; leave for target out");
        }
        int nameAt = text.position();
        String name = text.quoted();
        if (name.isBlank()) {
            throw text.wrongAt(nameAt, "a target's name must not be blank");
        }
        return name;
    }

    private int seconds() {
        int at = text.position();
        BigDecimal[] seconds = text.nanos().divideAndRemainder(NANOS_PER_SECOND);
        if (seconds[1].signum() != 0 || seconds[0].compareTo(BigDecimal.valueOf(Scope.TO_THE_END)) >= 0) {
            throw text.wrongAt(at, "a window must be in whole seconds of the test, like 10s");
        }
        return seconds[0].intValue();
    }

    private void once(int at, String word, @Nullable Object before) {
        if (before != null) {
            throw text.wrongAt(at, word + " is given twice");
        }
    }

    private void checkOrder(int at) {
        if (to != null && to <= (from == null ? 0 : from)) {
            throw text.wrongAt(at, "the window must end after it begins");
        }
    }
}

package io.loadtester.spec.threshold;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.threshold.Limit;
import io.loadtester.common.threshold.Limit.Unit;
import io.loadtester.common.threshold.Measure;
import io.loadtester.common.threshold.Measure.Failures;
import io.loadtester.common.threshold.Measure.Hits;
import io.loadtester.common.threshold.Measure.MeasuredTime;
import io.loadtester.common.threshold.Measure.Population;
import io.loadtester.common.threshold.Measure.Rate;
import io.loadtester.common.threshold.Measure.Statistic;
import io.loadtester.common.threshold.Measure.Statuses;
import io.loadtester.common.threshold.Measure.Successes;
import io.loadtester.common.threshold.Measure.Time;
import io.loadtester.common.threshold.Relation;
import io.loadtester.common.threshold.Scope;
import io.loadtester.common.threshold.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a threshold:
 *
 * <pre>
 * threshold  = measure ("&lt;" | "&lt;=" | "&gt;" | "&gt;=") limit { qualifier } ["abort" ["after" duration]]
 * measure    = ("p99" | "p99.9" | … | "max" | "mean") "(" time [ "," ("succeeded" | "failed" | "all") ] ")"
 *            | "failures" ["(" failure kind ")"] | "success" | "status" "(" ("503" | "5xx" | …) ")"
 *            | "rate" | "throughput"
 * time       = "response" | "service" | "firstByte" | "startDelay"
 * limit      = duration, for a time | number of hits or percentage of the hits scheduled, for hits
 *            | number "/s" or percentage "% of target", for a rate
 * qualifier  = "for" "target" "name in quotes" | "from" duration | "to" duration
 * </pre>
 *
 * <p>A failed hit counts as slower than any response: {@code p99(response) < 250ms} means that at least 99 % of all
 * hits succeeded within 250 ms. {@code succeeded}, {@code failed} and {@code all} select the recorded times of these
 * hits. Failed hits have recorded response times only; start delays cover all hits sent, succeeded or failed.
 *
 * <p>A window is in whole seconds of the test and covers the hits due in it. The target of a rate is the rate planned
 * by the pacer. Mutable; used for one text.
 *
 * <pre>{@code
 * Threshold threshold = ThresholdParser.parse("failures < 1% from 10s abort");
 * }</pre>
 */
public final class ThresholdParser {

    private static final int MAX_LENGTH = 500;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String MEASURES =
            "expected p99(…), max(…), mean(…), failures, success, status(…), rate or throughput";

    private final ThresholdText text;

    private ThresholdParser(String text) {
        this.text = new ThresholdText(text);
        if (text.length() > MAX_LENGTH) {
            throw this.text.wrongAt(MAX_LENGTH, "a threshold has at most " + MAX_LENGTH + " characters");
        }
    }

    /** @throws ThresholdException pointing at the first wrong character */
    public static Threshold parse(String text) {
        return new ThresholdParser(text).threshold();
    }

    private Threshold threshold() {
        Measure measure = measure();
        Relation relation = relation();
        Limit limit = limit(measure);
        Scope scope = new ScopeParser(text).parse(limit);
        boolean abort = text.takesWord("abort");
        boolean after = abort && text.takesWord("after");
        BigDecimal nanos = after ? text.nanos() : BigDecimal.ZERO;
        if (!text.isAtEnd()) {
            throw text.wrong(
                    abort
                            ? after ? "expected nothing more" : "expected after, or nothing more"
                            : "expected for target, from, to or abort, or nothing more");
        }
        return new Threshold(
                measure, relation, limit, scope, abort, after ? Duration.ofNanos(nanos.longValueExact()) : null);
    }

    private Measure measure() {
        int from = text.position();
        String word = text.word();
        return switch (word) {
            case "p" -> time(percentile());
            case "max" -> time(Statistic.MAX);
            case "mean" -> time(Statistic.MEAN);
            case "failures" -> failures();
            case "success" -> new Successes();
            case "status" -> statuses();
            case "rate" -> Rate.RATE;
            case "throughput" -> Rate.THROUGHPUT;
            default -> throw text.wrongAt(from, MEASURES);
        };
    }

    private Statistic percentile() {
        int from = text.position();
        BigDecimal percentile = text.number("a percentile like 99 or 99.9 right after p");
        if (percentile.signum() == 0 || percentile.compareTo(HUNDRED) > 0) {
            throw text.wrongAt(from, "a percentile must be above 0 and at most 100");
        }
        return new Statistic(percentile);
    }

    private Time time(Statistic statistic) {
        if (!text.takes("(")) {
            throw text.wrong("expected (response), (service), (firstByte) or (startDelay)");
        }
        int from = text.position();
        String word = text.word();
        MeasuredTime time = Stream.of(MeasuredTime.values())
                .filter(one -> one.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> text.wrongAt(from, "expected response, service, firstByte or startDelay"));
        Population population = text.takes(",") ? population(time) : Population.EVERY;
        text.expect(")");
        return new Time(statistic, time, population);
    }

    private Population population(MeasuredTime time) {
        int from = text.position();
        String word = text.word();
        Population population = Stream.of(Population.values())
                .filter(one -> one != Population.EVERY && one.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> text.wrongAt(from, "expected succeeded, failed or all"));
        if (time == MeasuredTime.START_DELAY) {
            throw text.wrongAt(from, "start delays cover all hits sent; leave " + word + " out");
        }
        if (time != MeasuredTime.RESPONSE && population != Population.SUCCEEDED) {
            throw text.wrongAt(from, "only response times are recorded for failed hits");
        }
        return population;
    }

    private Failures failures() {
        if (!text.takes("(")) {
            return new Failures(null);
        }
        int from = text.position();
        FailureKind kind = FailureKind.ofWord(text.word())
                .orElseThrow(() -> text.wrongAt(
                        from,
                        "expected a failure kind: "
                                + Stream.of(FailureKind.values())
                                        .map(FailureKind::word)
                                        .collect(Collectors.joining(", "))));
        text.expect(")");
        return new Failures(kind);
    }

    private Statuses statuses() {
        text.expect("(");
        int from = text.position();
        String expected = "a status code from 100 to 599, or a class like 5xx";
        int number = wholeNumber(text.number(expected));
        boolean ofClass = text.takesWord("xx");
        int least = ofClass ? 100 * number : number;
        if (least < 100 || least > 599 || (ofClass && number > 5)) {
            throw text.wrongAt(from, "expected " + expected);
        }
        text.expect(")");
        return new Statuses(least, ofClass ? least + 99 : least);
    }

    /** -1 if the number is not whole or has more than three digits. */
    private static int wholeNumber(BigDecimal number) {
        return number.scale() == 0 && number.compareTo(BigDecimal.valueOf(999)) <= 0 ? number.intValue() : -1;
    }

    private Relation relation() {
        for (Relation one : new Relation[] {Relation.AT_MOST, Relation.AT_LEAST, Relation.BELOW, Relation.ABOVE}) {
            if (text.takes(one.toString())) {
                return one;
            }
        }
        throw text.wrong("expected <, <=, > or >=");
    }

    private Limit limit(Measure measure) {
        int from = text.position();
        if (measure instanceof Time) {
            return new Limit(time(from), Unit.NANOS);
        }
        boolean hits = measure instanceof Hits;
        BigDecimal number = text.number(
                hits
                        ? "a number of hits, or a percentage like 1%"
                        : "a rate like 950/s, or a percentage like 99% of target");
        boolean percent = text.takes("%");
        if (hits && percent && number.compareTo(HUNDRED) > 0) {
            throw text.wrongAt(from, "a percentage of hits must be at most 100%");
        }
        if (hits && !percent && number.stripTrailingZeros().scale() > 0) {
            throw text.wrongAt(from, "a number of hits must be a whole number; a percentage needs a %");
        }
        if (hits) {
            return new Limit(number, percent ? Unit.PERCENT_OF_HITS : Unit.HITS);
        }
        return percent ? ofTarget(number) : perSecond(number);
    }

    /** Refuses a limit beyond the longest recordable time, which could never be checked. */
    private BigDecimal time(int from) {
        BigDecimal nanos = text.nanos();
        if (nanos.compareTo(BigDecimal.valueOf(LatencyHistogram.HIGHEST_NANOS)) > 0) {
            throw text.wrongAt(from, "times are recorded up to 1h; a limit must not exceed that");
        }
        return nanos;
    }

    private Limit ofTarget(BigDecimal percent) {
        if (!text.takesWord("of") || !text.takesWord("target")) {
            throw text.wrong("expected of target");
        }
        return new Limit(percent, Unit.PERCENT_OF_TARGET);
    }

    private Limit perSecond(BigDecimal number) {
        if (!text.takes("/") || !text.takesWord("s")) {
            throw text.wrong("expected /s or % of target");
        }
        return new Limit(number, Unit.PER_SECOND);
    }
}

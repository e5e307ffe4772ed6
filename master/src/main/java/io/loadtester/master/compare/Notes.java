package io.loadtester.master.compare;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.reporting.report.ReportSummary;
import io.loadtester.spec.PacerJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What readers must know before they trust a comparison: how the tests' settings differ, and which are doubtful. */
final class Notes {

    private static final int MAX_SHOWN = 120;

    private final List<String> notes = new ArrayList<>();

    private Notes() {}

    /** @param tests the reference first */
    static List<String> of(List<Compared> tests) {
        Notes notes = new Notes();
        LoadTest reference = tests.get(0).test();
        for (Compared one : tests) {
            notes.unlike(one.test(), reference);
            notes.doubts(one.test(), one.report());
        }
        return List.copyOf(notes.notes);
    }

    private void unlike(LoadTest test, LoadTest reference) {
        different(test, "a different pacer", pacer(test), pacer(reference));
        different(test, "a different duration", duration(test), duration(reference));
        different(test, "a different number of workers", workers(test), workers(reference));
        different(test, "different targets", targets(test), targets(reference));
    }

    private void different(LoadTest test, String what, String of, String ofReference) {
        if (!of.equals(ofReference)) {
            notes.add(called(test) + " has " + what + " than the reference: " + shown(of) + ", not "
                    + shown(ofReference));
        }
    }

    private void doubts(LoadTest test, ReportSummary report) {
        if (!report.verdict().equals("valid")) {
            notes.add(called(test) + " is " + report.verdict() + ": " + report.verdictReason());
        }
        if (!report.complete()) {
            notes.add(called(test) + " is incomplete: some of its results are missing");
        }
    }

    private static String called(LoadTest test) {
        return "\"" + shown(test.name()) + "\" (" + test.id().toString().substring(0, 8) + ")";
    }

    private static String pacer(LoadTest test) {
        String pacers = ChangedPacer.partsOf(test.spec().pacer()).stream()
                .map(part -> (part.fromNanos() == 0 ? "" : "from " + GoDuration.format(part.fromNanos()) + " on ")
                        + PacerJson.text(part.pacer()))
                .collect(Collectors.joining(", "));
        return pacers + " " + test.distribution().word();
    }

    private static String duration(LoadTest test) {
        return GoDuration.format(test.spec().duration().toNanos());
    }

    private static String workers(LoadTest test) {
        return String.valueOf(test.workerCount());
    }

    private static String targets(LoadTest test) {
        return test.spec().targets().stream().map(Notes::target).collect(Collectors.joining(", "));
    }

    private static String target(Target target) {
        return target.method() + " " + target.url() + (target.weight() == 1 ? "" : " ×" + target.weight());
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}

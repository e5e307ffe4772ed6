package io.loadtester.master.reports;

import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.master.problem.FieldError;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.form.OneLine;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.Question;
import io.loadtester.reporting.report.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a question about a test from a request's parameters and collects everything that is wrong with them. */
final class QuestionReader {

    private static final Pattern SECOND = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_PERCENTILES = 50;
    private static final int MAX_NAMED = 20;
    private static final int MAX_SHOWN = 80;

    /** Targets with more names than this are counted as {@link #OTHER} by a worker. */
    private static final int NAMES_APART = 100;

    private static final String OTHER = "other";

    private final LoadTest test;
    private final Map<String, List<String>> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private QuestionReader(LoadTest test, Map<String, List<String>> parameters) {
        this.test = test;
        this.parameters = parameters;
    }

    /**
     * @param parameters {@code from}, {@code to}, {@code target}, {@code worker}, {@code percentiles}; all optional
     * @throws ProblemException 400, naming every bad parameter
     */
    static Question read(LoadTest test, Map<String, List<String>> parameters) {
        QuestionReader reader = new QuestionReader(test, parameters);
        Selection selection = reader.selection();
        List<Percentile> percentiles = reader.percentiles();
        if (!reader.errors.isEmpty()) {
            throw ProblemException.badFields(reader.errors);
        }
        return new Question(selection, percentiles);
    }

    private Selection selection() {
        int seconds = Selection.secondsOf(test);
        int from = second("from", 0);
        int to = second("to", seconds);
        String extent = "the test has the seconds 0 to " + seconds + " (exclusive)";
        if (from >= seconds) {
            refuse("from", "is outside the test: " + extent);
        } else if (to > seconds) {
            refuse("to", "is outside the test: " + extent);
        } else if (from >= to) {
            refuse("to", "must be above from, which is " + from + "; was " + to + ", and the window is empty");
        }
        Set<String> targets = names("target", targetNames());
        Set<String> workers = names(
                "worker", test.status().attacks().stream().map(Attack::workerId).collect(Collectors.toSet()));
        boolean isWindow = parameters.containsKey("from") || parameters.containsKey("to");
        return new Selection(from, to, isWindow, targets, workers);
    }

    private Set<String> targetNames() {
        Set<String> names =
                test.spec().targets().stream().map(Target::name).collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.size() > NAMES_APART) {
            names.add(OTHER);
        }
        return names;
    }

    private int second(String field, int otherwise) {
        List<String> values = values(field);
        if (values.isEmpty()) {
            return otherwise;
        }
        if (values.size() > 1) {
            refuse(field, "is given " + values.size() + " times");
        } else if (!SECOND.matcher(values.get(0)).matches()) {
            refuse(field, "must be a whole second of the test, such as 30; was " + shown(values.get(0)));
        } else {
            return Integer.parseInt(values.get(0));
        }
        return otherwise;
    }

    private Set<String> names(String field, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>(values(field));
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            String there = known.stream()
                    .sorted()
                    .limit(MAX_NAMED)
                    .map(QuestionReader::shown)
                    .collect(Collectors.joining(", "));
            String more = known.size() > MAX_NAMED ? " and " + (known.size() - MAX_NAMED) + " more" : "";
            refuse(field, "the test has no " + field + " " + shown(unknown) + "; it has " + there + more);
        });
        return names;
    }

    private List<Percentile> percentiles() {
        Set<Percentile> percentiles = new LinkedHashSet<>();
        for (String list : values("percentiles")) {
            for (String one : list.split(",", -1)) {
                Percentile.parse(one.strip()).ifPresentOrElse(percentiles::add, () -> {
                    if (errors.stream().noneMatch(error -> error.field().equals("percentiles"))) {
                        refuse("percentiles", "must be numbers from 0 to 100, such as 50,99,99.99; was " + shown(one));
                    }
                });
            }
        }
        if (percentiles.size() > MAX_PERCENTILES) {
            refuse("percentiles", "must be " + MAX_PERCENTILES + " at most; were " + percentiles.size());
        }
        return List.copyOf(percentiles);
    }

    private List<String> values(String field) {
        return parameters.getOrDefault(field, List.of());
    }

    private void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private static String shown(String text) {
        return '"' + OneLine.of(text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + '"';
    }
}

package io.loadtester.spec;

import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetCursor;
import io.loadtester.common.test.TargetKind;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.test.template.BodyTemplate;
import io.loadtester.common.test.template.Piece;
import io.loadtester.common.test.template.Template;
import io.loadtester.common.test.template.TemplateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Checks that every placeholder of an attack can be filled in. */
public final class Placeholders {

    private static final String SWITCH = "; with --no-template (template: false) braces are sent as they are";

    private final Feeder feeder;
    private final Set<String> goodForHeaders = new HashSet<>();

    private Placeholders(Feeder feeder) {
        this.feeder = feeder;
    }

    /**
     * @param targetsField the name of the targets' input, as known to the user
     * @param optionsField the name of the options' input
     * @throws InputException if a placeholder is unknown, or a column used in a header has values not allowed in
     *     headers
     */
    public static void check(String targetsField, List<Target> targets, String optionsField, AttackOptions options) {
        if (!options.request().template()) {
            return;
        }
        Placeholders placeholders = new Placeholders(options.feeder());
        TargetList list = TargetList.copyOf(targets);
        if (list.kinds().stream().anyMatch(TargetKind::varied)) {
            TargetCursor cursor = list.cursor();
            for (int i = 0; i < list.size(); i++) {
                if (cursor.at(i).kind().varied()) {
                    placeholders.check(targetsField, cursor.target());
                }
            }
        }
        Place place = Place.field(optionsField);
        placeholders.check(
                new Where(place.key("headers"), ""), options.request().headers());
        placeholders.check(new Where(place.key("body"), ""), options.request().body());
    }

    /** Checks one target. */
    public static void check(String targetsField, Target target, AttackOptions options) {
        if (options.request().template()) {
            new Placeholders(options.feeder()).check(targetsField, target);
        }
    }

    private void check(String targetsField, Target target) {
        Where where = new Where(Place.field(targetsField), "target " + Excerpt.of(target.name()) + ": ");
        check(where, target.url().pathAndQuery());
        check(where, target.headers());
        check(where, target.body());
    }

    /** The place of an error, and a prefix for its message. */
    private record Where(Place place, String prefix) {
        InputException wrong(String message) {
            return place.wrong(prefix + message);
        }
    }

    private void check(Where where, List<Header> headers) {
        for (Header header : headers) {
            for (String column : check(where, header.value())) {
                if (goodForHeaders.add(column)) {
                    checkForHeaders(where, header.name(), column);
                }
            }
        }
    }

    private void check(Where where, Body body) {
        if (!BodyTemplate.hasPlaceholders(body.buffer())) {
            return;
        }
        if (body.length() > BodyTemplate.MAX_BYTES) {
            throw where.wrong("a body of " + body.length() + " bytes is too long to have its placeholders filled in for"
                    + " every hit, which works up to " + BodyTemplate.MAX_BYTES + " bytes" + SWITCH);
        }
        check(where, () -> BodyTemplate.parse(body.buffer()));
    }

    private List<String> check(Where where, String text) {
        return Template.hasPlaceholders(text) ? check(where, () -> Template.parse(text)) : List.of();
    }

    /** Returns the columns used. */
    private List<String> check(Where where, Supplier<Template> template) {
        List<String> columns = new ArrayList<>();
        try {
            for (Piece piece : template.get().pieces()) {
                if (piece instanceof Piece.Column column) {
                    if (!feeder.columns().contains(column.name())) {
                        throw where.wrong(objection(column.name()));
                    }
                    columns.add(column.name());
                }
            }
        } catch (TemplateException e) {
            throw where.wrong(Excerpt.unquoted(e.placeholder(), 60) + " " + e.message() + SWITCH);
        }
        return columns;
    }

    private String objection(String name) {
        List<String> known = new ArrayList<>(Template.BUILT_IN);
        known.addAll(feeder.columns());
        String unknown = "{{" + Excerpt.unquoted(name, 60) + "}} is not a placeholder";
        Optional<String> nearest = Nearest.to(name, known);
        if (nearest.isPresent()) {
            return unknown + "; did you mean " + nearest.get() + "?" + SWITCH;
        }
        String columns = feeder.isNone()
                ? ", and the columns of a feeder, if the attack has one"
                : ", and the feeder's columns " + Excerpt.unquoted(String.join(", ", feeder.columns()), 200);
        return unknown + "; there are " + String.join(", ", Template.BUILT_IN) + columns + SWITCH;
    }

    private void checkForHeaders(Where where, String header, String column) {
        FeederRows rows = feeder.rows();
        int index = feeder.columns().indexOf(column);
        for (int row = 0; row < rows.count(); row++) {
            for (int i = rows.start(row, index); i < rows.end(row, index); i++) {
                int b = rows.bytes()[i];
                if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
                    throw where.wrong("header " + header + ": {{" + column + "}} has a line break or another control"
                            + " character in row " + (row + 1));
                }
            }
        }
    }
}

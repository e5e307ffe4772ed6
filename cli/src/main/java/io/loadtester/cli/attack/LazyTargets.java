package io.loadtester.cli.attack;

import io.loadtester.attack.loop.TargetStream;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Target;
import io.loadtester.spec.InputException;
import io.loadtester.spec.OptionTable;
import io.loadtester.spec.Placeholders;
import io.loadtester.spec.Reason;
import io.loadtester.spec.SpecRules;
import io.loadtester.spec.TargetsReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets one after another during the attack, each for one hit. The first one is read in advance, so that an
 * error in it is reported before the attack starts.
 */
final class LazyTargets implements TargetStream {

    private final String field;
    private final TargetsReader reader;
    private final AttackOptions options;
    private final Target first;

    private boolean begun;
    private volatile @Nullable InputException failure;

    /** @throws InputException if there is no target or the first one is invalid */
    LazyTargets(String field, TargetsReader reader, AttackOptions options) throws IOException {
        this.field = field;
        this.reader = reader;
        this.options = options;
        this.first = reader.next().orElseThrow(() -> new InputException(field, "no targets to attack"));
        check(first);
    }

    Target first() {
        return first;
    }

    @Override
    public Optional<Target> next() {
        if (!begun) {
            begun = true;
            return Optional.of(first);
        }
        try {
            Optional<Target> next = reader.next();
            next.ifPresent(this::check);
            return next;
        } catch (IOException e) {
            throw fail(new InputException(field, "cannot be read any further: " + Reason.of(e)));
        } catch (InputException e) {
            throw fail(e);
        }
    }

    private void check(Target target) {
        Placeholders.check(field, target, options);
        SpecRules.check(target, options, OptionTable::flagOf);
    }

    private InputException fail(InputException e) {
        failure = e;
        return e;
    }

    /** @throws InputException if reading ended at an invalid target */
    void throwIfBad() {
        InputException why = failure;
        if (why != null) {
            throw why;
        }
    }
}

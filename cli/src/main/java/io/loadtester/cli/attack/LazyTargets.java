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
 * Targets read one after the other while they are attacked, each for one hit. The first is read before, so that a mistake
 * in it is told before anything begins.
 */
final class LazyTargets implements TargetStream {

    private final String field;
    private final TargetsReader reader;
    private final AttackOptions options;
    private final Target first;

    private boolean begun;
    private volatile @Nullable InputException failure;

    /** @throws InputException if there is no target, or none that can be used */
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

    /** @throws InputException if targets came to an end because one could not be used */
    void throwIfBad() {
        InputException why = failure;
        if (why != null) {
            throw why;
        }
    }
}

package io.loadtester.master.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has a refused start told in words instead of a stack trace; Spring Boot finds it by its name. */
final class WeakSecretAnalyzer extends AbstractFailureAnalyzer<WeakSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakSecretException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Give strong secrets, or listen on 127.0.0.1.", cause);
    }
}

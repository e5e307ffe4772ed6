package io.loadtester.master.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a refused start in a sentence instead of a stack trace. Registered in {@code META-INF/spring.factories}. */
final class WeakSecretAnalyzer extends AbstractFailureAnalyzer<WeakSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakSecretException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Set strong secrets, or listen on 127.0.0.1.", cause);
    }
}

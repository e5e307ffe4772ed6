package io.loadtester.master.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Converts exceptions to RFC 9457 problems. */
final class Problems {

    private Problems() {}

    static ProblemDetail of(ProblemException exception) {
        ProblemDetail problem = of(exception.status(), exception.detail());
        if (!exception.errors().isEmpty()) {
            problem.setProperty("field", exception.errors().get(0).field());
            problem.setProperty("errors", exception.errors());
        }
        return problem;
    }

    static ProblemDetail of(BodyTooLargeException exception) {
        return of(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(exception.getMessage()));
    }

    static ProblemDetail of(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}

package io.loadtester.master.problem;

import org.springframework.http.HttpStatusCode;

/** Explains a status, for requests that were refused before a more specific message was possible. */
final class StatusSentences {

    private StatusSentences() {}

    static String of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "The request is malformed: an address, a header or a body cannot be read.";
            case 401 -> "Log in at POST /auth/login and send the token as: Authorization: Bearer <token>";
            case 403 -> "Your account may not do this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not accept requests with that method.";
            case 406 -> "This address has no answer in a format that the Accept header allows.";
            case 408 -> "The request did not arrive in time.";
            case 411 -> "The request must declare the length of its body.";
            case 413 -> "The body is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "The body must be JSON, with the header Content-Type: application/json.";
            case 431 -> "The headers are too large.";
            case 500 -> "An unexpected failure; see the master's log.";
            case 503 -> "The master cannot answer at the moment: ask again in a few seconds.";
            default ->
                status.is4xxClientError()
                        ? "The master cannot accept a request like this."
                        : "The master cannot answer this request.";
        };
    }
}

package io.loadtester.master.problem;

import io.loadtester.storage.DatabaseOutage;
import io.loadtester.storage.results.IntervalsRetiredException;
import io.loadtester.storage.term.ReplacedMasterException;
import io.loadtester.storage.tests.UnreadableTestException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception of a controller into a response. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException exception) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(exception.status());
        exception
                .retryAfter()
                .ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(after.toSeconds() + 1)));
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problems.of(exception));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException exception) {
        return answer(Problems.of(exception));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badParameter(MethodArgumentTypeMismatchException exception) {
        return refused(ProblemException.badField(
                exception.getName(),
                "must be " + expected(exception.getRequiredType()) + ", was \"" + exception.getValue() + "\""));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "a test's id like 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0";
        }
        if (type != null && type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        boolean fraction = type == double.class || type == Double.class;
        return fraction
                ? "a number"
                : type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keptNoMore(IntervalsRetiredException exception) {
        return refused(ProblemException.conflict(String.valueOf(exception.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableTestException exception) {
        return refused(ProblemException.conflict(String.valueOf(exception.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> replaced(ReplacedMasterException exception) {
        LOG.warn("a request failed: {}", exception.getMessage());
        return refused(ProblemException.unavailable(
                "Another master has taken over, and this one is ending: send the request to that one."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException exception) {
        if (DatabaseOutage.isCauseOf(exception)) {
            return withoutDatabase(exception);
        }
        LOG.error("unexpected failure of a request", exception);
        return answer(Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "An unexpected failure; see the master's log."));
    }

    private static ResponseEntity<ProblemDetail> withoutDatabase(Exception exception) {
        LOG.warn("the database did not answer: {}", exception.getMessage());
        ProblemDetail problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "PostgreSQL, the master's database, does not answer. Running tests go on, and the master keeps trying"
                        + " to reach it: ask again in a few seconds.");
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = Problems.of(HttpStatus.NOT_FOUND, "There is nothing at this address.");
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                ProblemDetail problem = Problems.of(tooLarge);
                return handleExceptionInternal(
                        exception, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
            }
            ProblemException told = BodyProblems.of(cause);
            if (told != null) {
                return handleExceptionInternal(exception, Problems.of(told), headers, status, request);
            }
        }
        String text = "The body is missing, or cannot be read; send a JSON object.";
        return handleExceptionInternal(exception, Problems.of(HttpStatus.BAD_REQUEST, text), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String[] methods = exception.getSupportedMethods();
        String text = methods == null
                ? StatusSentences.of(status)
                : "This address accepts " + Stream.of(methods).sorted().collect(Collectors.joining(" or ")) + ", not "
                        + exception.getMethod() + ".";
        return handleExceptionInternal(
                exception, Problems.of(HttpStatus.METHOD_NOT_ALLOWED, text), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        MediaType came = exception.getContentType();
        String text = StatusSentences.of(status).replaceFirst("\\.$", "")
                + (came == null ? "; there was no such header." : "; it came as " + came + ".");
        return handleExceptionInternal(
                exception, Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, text), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<MediaType> forms = exception.getSupportedMediaTypes();
        String text = forms.isEmpty()
                ? StatusSentences.of(status)
                : "This address answers with "
                        + forms.stream().map(MediaType::toString).collect(Collectors.joining(" or "))
                        + ", which the Accept header does not allow.";
        return handleExceptionInternal(
                exception, Problems.of(HttpStatus.NOT_ACCEPTABLE, text), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemException told = ProblemException.badField(exception.getParameterName(), "is missing");
        return handleExceptionInternal(exception, Problems.of(told), headers, status, request);
    }

    /** For all else that is rejected before it reaches a controller: the framework's own texts name Java types. */
    @Override
    protected ProblemDetail createProblemDetail(
            Exception exception,
            HttpStatusCode status,
            String defaultDetail,
            @Nullable String detailMessageCode,
            Object @Nullable [] detailMessageArguments,
            WebRequest request) {
        return ProblemDetail.forStatusAndDetail(status, StatusSentences.of(status));
    }

    /** The same for exceptions without a body yet. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Object told = body == null ? ProblemDetail.forStatusAndDetail(status, StatusSentences.of(status)) : body;
        return super.handleExceptionInternal(exception, told, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a request, the answer is a problem in plain words. */
class ProblemIT {

    /** Words of frameworks, and bare HTTP phrases instead of a sentence. */
    private static final Pattern FOREIGN = Pattern.compile(
            "Request method|not supported|Bad Request|Not Found|Method Not Allowed|No static resource|Failed to|JSON parse"
                    + "|java\\.|tools\\.|org\\.|Exception|Required request body|[Cc]annot deserialize|`|Integer|UUID|Content-Type '");

    private final RunningMaster master = RunningMaster.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PUT /api/tests | application/json | {} | 405 | This address accepts GET or POST, not PUT.",
                "POST /api/workers | application/json | {} | 405 | This address accepts GET, not POST.",
                "GET /api/tests/0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0/stop | - | - | 405 | This address accepts POST, not GET.",
                "PATCH /auth/login | application/json | {} | 405 | This address accepts POST, not PATCH.",
                "POST /api/tests | text/plain | x | 415 | The body must be JSON, with the header Content-Type: application/json;"
                        + " it came as text/plain.",
                "POST /api/test/submit | - | x | 415 | The body must be JSON, with the header Content-Type: application/json;",
                "POST /auth/login | application/xml | <a/> | 415 | The body must be JSON, with the header Content-Type:",
                "POST /auth/login | application/json | { | 400 | The body is not JSON (line 1, column 2): ",
                "POST /auth/login | application/json | - | 400 | The body is missing, or cannot be read; send a JSON object.",
                "POST /auth/login | application/json | [] | 400 | The body must be a JSON object.",
                "POST /auth/login | application/json | {\"username\":{}} | 400 | username: must be a string",
                "POST /auth/login | application/json | {\"username\":\"a\"} | 400 | password: is missing",
                "PUT /api/baselines/nightly | application/json | {\"testId\":[1]} | 400 | testId: must be a string",
                "POST /api/tests | application/json | {\"name\" \"x\"} | 400 | The body is not JSON (line 1, column 9): ",
                "GET /api/tests/not-an-id | - | - | 400 | testId: must be a test's id like 0b0f9ee4-",
                "GET /api/tests/1/events | - | - | 400 | testId: must be a test's id like 0b0f9ee4-",
                "GET /api/tests?limit=x | - | - | 400 | limit: must be a whole number, was \"x\"",
                "GET /api/tests?state=LOST | - | - | 400 | state: must be one of PENDING, RUNNING,",
                "GET /api/compare?tests=a,b&confidence=most | - | - | 400 | confidence: must be a number, was \"most\"",
                "GET /api/compare | - | - | 400 | tests: must name from 2 to 5 tests, named 0",
                "GET /api/nowhere | - | - | 404 | There is nothing at this address.",
                "DELETE /api/tests/0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0/nowhere | - | - | 404 | There is nothing at this address.",
                "GET /api/tests;a=1 | - | - | 400 | The request is malformed: an address, a header or a body cannot be read.",
            })
    void saysInPlainWordsWhatIsWrong(String request, String type, String body, int status, String detail) {
        String[] methodAndPath = request.split(" ", 2);
        HttpRequest.Builder asked = master.authorized(methodAndPath[1])
                .method(methodAndPath[0], body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));

        HttpResponse<String> answer = master.send(type == null ? asked : asked.header("Content-Type", type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = master.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).startsWith(detail).doesNotContainPattern(FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tests, 'This address answers with application/json'",
        "/api/workers, 'This address answers with application/json'",
        "/api/dashboard, 'This address answers with application/json'",
    })
    void saysWhichFormsThereAre(String path, String detail) {
        HttpResponse<String> answer = master.send(master.authorized(path).header("Accept", "image/png"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(406);
        assertThat(master.json(answer).path("detail").asString())
                .startsWith(detail)
                .endsWith("which the Accept header does not allow.");
    }
}

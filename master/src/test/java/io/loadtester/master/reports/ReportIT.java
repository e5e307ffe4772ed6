package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.master.RunningMaster;
import io.loadtester.storage.tests.TestStore;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a client gets over HTTP when it asks for a report. */
class ReportIT {

    private static final SyntheticHits MADE = new SyntheticHits(2, 5);
    private static final RunningMaster MASTER = RunningMaster.get();

    static {
        MASTER.context.getBean(TestStore.class).insert(MADE.test);
        MASTER.results().append(MADE.published);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | application/json | json",
                "text | text/plain;charset=UTF-8 | txt",
                "csv | text/csv;header=present;charset=UTF-8 | csv",
                "hgrm | text/plain;charset=UTF-8 | hgrm",
                "html | text/html;charset=UTF-8 | html",
                "junit | application/xml;charset=UTF-8 | xml",
                "markdown | text/markdown;charset=UTF-8 | md"
            })
    void comesAsAFileOfItsType(String format, String contentType, String ending) {
        HttpResponse<String> answer = get("format=" + format);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .endsWith("nightly-b-co." + ending);
        assertThat(answer.body()).contains("valid").doesNotContain("\uFFFD");
    }

    @Test
    void isOfTheWindowTargetsAndWorkersThatAreAskedFor() {
        JsonNode report = MASTER.json(get("from=3&to=5&target=search,%20by%20name&worker=worker-1&percentiles=99.99"));

        long hits = MADE.hits(hit -> hit.second() >= 3
                        && hit.second() < 5
                        && hit.target().equals("search, by name")
                        && hit.worker().equals("worker-1"))
                .size();
        assertThat(report.path("requests").asLong()).isEqualTo(hits);
        assertThat(report.path("rate").asDouble()).isEqualTo(hits / 2.0);
        assertThat(report.path("ledger").path("scheduled").asLong()).isEqualTo(hits);
        assertThat(report.path("selection").path("completeOf").asString()).isEqualTo("test");
        assertThat(report.path("targets")).hasSize(1);
        assertThat(report.path("workers")).hasSize(1);
        assertThat(report.path("latencies").path("99.99th").asLong()).isPositive();
        assertThat(report.path("complete").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "format=pdf, format",
        "from=12, from",
        "from=0.5, from",
        "from=4&to=4, to",
        "target=nobody, target",
        "worker=nobody, worker",
        "percentiles=101, percentiles"
    })
    void namesTheFieldThatIsWrong(String query, String field) {
        HttpResponse<String> answer = get(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MASTER.json(answer).path("field").asString()).isEqualTo(field);
    }

    private static HttpResponse<String> get(String query) {
        return MASTER.send(MASTER.authorized("/api/tests/" + MADE.test.id() + "/report?" + query));
    }
}

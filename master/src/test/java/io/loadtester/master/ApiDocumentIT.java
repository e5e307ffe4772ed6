package io.loadtester.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of the API is committed and describes everything. */
class ApiDocumentIT {

    private static final Path SERVED = Path.of("target/openapi.json");

    private final RunningMaster master = RunningMaster.get();
    private final String served = master.send(master.request("/v3/api-docs")).body();

    @Test
    void isCommittedAsItIsServed() throws IOException {
        String committed = Files.exists(ApiContract.COMMITTED) ? Files.readString(ApiContract.COMMITTED) : "";

        Files.writeString(SERVED, served + "\n");

        assertThat(committed.strip())
                .as("docs/openapi.json no longer describes the API. If the change is intended, commit the document"
                        + " as it is served now: cp master/target/openapi.json docs/openapi.json")
                .isEqualTo(served.strip());
    }

    @Test
    void describesEveryAddress() {
        TreeSet<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info : master.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api") || path.startsWith("/auth")) {
                        mapped.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
                    }
                }
            }
        }

        TreeSet<String> described = new TreeSet<>();
        document().path("paths").properties().forEach(item -> item.getValue()
                .propertyNames()
                .forEach(method -> described.add(method + " " + item.getKey())));

        assertThat(described).isEqualTo(mapped).hasSizeGreaterThan(15);
    }

    @Test
    void describesEveryBodyByItsFields() {
        List<String> vague = new ArrayList<>();

        findVague("", document(), vague);

        assertThat(vague).isEmpty();
    }

    @Test
    void saysOfEveryOperationWhatItDoesAndHowItFails() {
        for (Map.Entry<String, JsonNode> item : document().path("paths").properties()) {
            for (JsonNode operation : item.getValue().values()) {
                assertThat(operation.path("summary").asString(""))
                        .as(item.getKey())
                        .isNotEmpty();
                assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("content")
                                .propertyNames())
                        .as(item.getKey())
                        .containsExactly("application/problem+json");
            }
        }
    }

    private JsonNode document() {
        return new JsonMapper().readTree(served);
    }

    /** Objects without a description, and bodies of any type. */
    private static void findVague(String place, JsonNode node, List<String> found) {
        boolean isSilentObject = node.path("type").asString("").equals("object")
                && !node.has("properties")
                && !node.path("additionalProperties").isObject();
        if (isSilentObject || node.has("*/*")) {
            found.add(place);
        }
        if (node.isObject()) {
            node.properties().forEach(child -> findVague(place + "/" + child.getKey(), child.getValue(), found));
        } else {
            node.values().forEach(child -> findVague(place + "/…", child, found));
        }
    }
}

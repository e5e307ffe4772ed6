package io.loadtester.master.submission;

import io.loadtester.master.problem.BodyProblems;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parses request bodies as JSON objects of limited depth. If a key is duplicated, the last one wins. */
final class JsonBody {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_LENGTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /** The object, or a 400 problem that says where the text stops being JSON. */
    static ObjectNode parse(byte[] body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw BodyProblems.notJson(e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw BodyProblems.notAnObject();
    }
}

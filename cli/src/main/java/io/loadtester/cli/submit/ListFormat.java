package io.loadtester.cli.submit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats of a list of tests or workers. */
enum ListFormat {
    TEXT,
    JSON;

    /** @param table formats the list as text */
    String print(List<JsonNode> list, Function<List<JsonNode>, String> table) {
        return this == TEXT
                ? table.apply(list)
                : list.stream().map(each -> each + "\n").collect(Collectors.joining());
    }
}

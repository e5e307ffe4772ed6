package io.loadtester.cli.results;

/** Forms of results. */
public enum RecordFormat {
    JSON,
    CSV,
    GOB;

    RecordLayout layout() {
        return switch (this) {
            case JSON -> new JsonLayout();
            case CSV -> new CsvLayout();
            case GOB -> new GobLayout();
        };
    }
}

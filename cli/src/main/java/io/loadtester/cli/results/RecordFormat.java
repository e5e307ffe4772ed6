package io.loadtester.cli.results;

/** Formats of results. */
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

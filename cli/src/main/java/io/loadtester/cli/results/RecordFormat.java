package io.loadtester.cli.results;

/** Forms of result lines. */
public enum RecordFormat {
    JSON,
    CSV;

    RecordLayout layout() {
        return this == JSON ? new JsonLayout() : new CsvLayout();
    }
}

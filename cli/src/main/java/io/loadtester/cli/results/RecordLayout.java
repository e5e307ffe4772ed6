package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;

/** Encodes records in one format. Not thread-safe. */
sealed interface RecordLayout permits JsonLayout, CsvLayout, GobLayout {

    /** Appends the encoded record. */
    void append(ResultFields result, LineBuffer to);
}

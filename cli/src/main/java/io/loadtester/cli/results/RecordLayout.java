package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;

/** Turns a hit into a line. For one thread. */
sealed interface RecordLayout permits JsonLayout, CsvLayout, GobLayout {

    /** Appends the record and a line end. */
    void append(ResultFields result, LineBuffer to);
}

package io.loadtester.cli.results;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges several streams of records by timestamp. */
final class MergedRecords implements RecordReader {

    private record Head(ResultRecord record, RecordReader rest) {}

    private final List<RecordReader> readers;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(head -> head.record().timestampNanos()));
    private boolean begun;

    MergedRecords(List<RecordReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public @Nullable ResultRecord read() {
        if (!begun) {
            readers.forEach(this::advance);
            begun = true;
        }
        Head earliest = heads.poll();
        if (earliest == null) {
            return null;
        }
        advance(earliest.rest());
        return earliest.record();
    }

    @Override
    public void close() throws IOException {
        for (RecordReader reader : readers) {
            reader.close();
        }
    }

    private void advance(RecordReader reader) {
        ResultRecord record = reader.read();
        if (record != null) {
            heads.add(new Head(record, reader));
        }
    }
}

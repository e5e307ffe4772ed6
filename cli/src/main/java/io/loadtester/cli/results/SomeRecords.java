package io.loadtester.cli.results;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requires at least one record, because a report on none would look like that of a real attack. */
final class SomeRecords implements RecordReader {

    private final List<String> names;
    private final RecordReader records;
    private boolean some;

    /** @param names of the inputs, for messages */
    SomeRecords(List<String> names, RecordReader records) {
        this.names = List.copyOf(names);
        this.records = records;
    }

    @Override
    public @Nullable ResultRecord read() {
        ResultRecord record = records.read();
        if (record == null && !some) {
            throw RecordInputs.nothingIn(names);
        }
        some = true;
        return record;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

package io.loadtester.cli.results;

import io.loadtester.cli.terminal.CommandException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stream of records. Not thread-safe. */
public interface RecordReader extends Closeable {

    /**
     * The next record; null at the end.
     *
     * @throws CommandException if the line, which it names by its number, is not a record, or if reading fails
     */
    @Nullable
    ResultRecord read();

    @Override
    void close() throws IOException;
}

package io.loadtester.cli.results;

import io.loadtester.cli.terminal.CommandException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stream of records. For one thread. */
public interface RecordReader extends Closeable {

    /**
     * The next record; null at the end.
     *
     * @throws CommandException with the line's number if it is no record, or if the input cannot be read
     */
    @Nullable
    ResultRecord read();

    @Override
    void close() throws IOException;
}

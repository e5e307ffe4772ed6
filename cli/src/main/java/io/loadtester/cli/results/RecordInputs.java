package io.loadtester.cli.results;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.input.Reason;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens results, whatever form they are in. Files and pipes are read as a stream, so their size does not matter. */
public final class RecordInputs {

    /** How commands call standard input, as Vegeta does. */
    public static final String STDIN = "stdin";

    private static final int PEEK = 256;

    private RecordInputs() {}

    /**
     * Several inputs as one, in the order of their timestamps as far as each is in order itself.
     *
     * @param names files; none means standard input
     */
    public static RecordReader open(List<String> names) {
        List<RecordReader> readers = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of(STDIN) : names) {
            readers.add(open(name));
        }
        return readers.size() == 1 ? readers.get(0) : new MergedRecords(readers);
    }

    /** @param name a file, or standard input as {@value #STDIN} or {@code -} */
    public static RecordReader open(String name) {
        boolean standard = name.equals(STDIN) || name.equals("-");
        return detect(
                standard ? "standard input" : name, standard ? new FileInputStream(FileDescriptor.in) : file(name));
    }

    /**
     * @param name what messages call the input
     * @throws CommandException if this is no form of results that can be read
     */
    static RecordReader detect(String name, InputStream in) {
        LineInput lines = new LineInput(name, in);
        byte[] head = lines.peek(PEEK);
        int at = 0;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        if (at == head.length || head[at] == '{') {
            return new JsonRecordReader(lines);
        }
        if (head[at] == '-' || Character.isDigit(head[at])) {
            return new CsvRecordReader(lines);
        }
        if (isGob(head)) {
            throw lines.refused("these results are in gob, which only Go programs read; convert them with"
                    + " 'vegeta encode -to json'");
        }
        throw lines.refused("neither results in JSON nor in CSV");
    }

    /** Vegeta's gob streams begin with a description of the type, which is binary but for names. */
    private static boolean isGob(byte[] head) {
        return head[0] < ' ' || new String(head, StandardCharsets.ISO_8859_1).contains("Result");
    }

    private static InputStream file(String name) {
        try {
            return Files.newInputStream(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, "cannot read " + name + ": " + Reason.of(e), e);
        }
    }
}

package io.loadtester.cli.results;

import io.loadtester.cli.results.gob.GobStream;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.spec.Reason;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens results in any supported format. Files and pipes are streamed, so their size does not matter. */
public final class RecordInputs {

    /** The name of standard input in flags, as in Vegeta. */
    public static final String STDIN = "stdin";

    private static final int PEEK = 256;

    private RecordInputs() {}

    /**
     * Merges several inputs by timestamp; each must be in order itself.
     *
     * @param names files; none means standard input
     * @return a reader that throws at the end if there was no record
     */
    public static RecordReader open(List<String> names) {
        List<RecordReader> readers = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of(STDIN) : names) {
            readers.add(open(name));
        }
        return new SomeRecords(names, readers.size() == 1 ? readers.get(0) : new MergedRecords(readers));
    }

    /**
     * Keeps the first Ctrl-C from ending this process before it has read what the previous command of the pipeline
     * still writes.
     *
     * @param names as for {@link #open(List)}
     */
    public static void readOnWhenInterrupted(List<String> names) {
        boolean fromPipe = names.isEmpty() || names.stream().anyMatch(RecordInputs::isStandard);
        if (fromPipe && !"1".equals(System.getenv("LOADTESTER_STDIN_TTY"))) {
            Interrupts.letFirstPass();
        }
    }

    /** The exception for inputs without a single record. */
    public static CommandException nothingIn(List<String> names) {
        return new CommandException(
                ExitCode.FAILED,
                names.isEmpty() || names.stream().allMatch(RecordInputs::isStandard)
                        ? "no results on standard input; did the previous command fail?"
                        : "there are no results in " + String.join(", ", names));
    }

    private static boolean isStandard(String name) {
        return name.equals(STDIN) || name.equals("-");
    }

    /** @param name a file, or standard input as {@value #STDIN} or {@code -} */
    public static RecordReader open(String name) {
        boolean standard = isStandard(name);
        return detect(
                standard ? "standard input" : name, standard ? new FileInputStream(FileDescriptor.in) : file(name));
    }

    /**
     * @param name of the input in messages
     * @throws CommandException if the format is not supported
     */
    static RecordReader detect(String name, InputStream in) {
        LineInput lines = new LineInput(name, in);
        byte[] head = lines.peek(PEEK);
        if (GobStream.beginsWith(head)) {
            return new GobRecordReader(name, lines.rest(), text -> System.err.println("loadtester: " + text));
        }
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
        if (isUtf16(head)) {
            throw lines.refused(
                    "these results are in UTF-16, as PowerShell writes with '>'; write them with --output, or"
                            + " convert them with 'iconv -f UTF-16 -t UTF-8'");
        }
        throw lines.refused("not results in JSON, CSV or Vegeta's gob");
    }

    private static boolean isUtf16(byte[] head) {
        return head.length > 3
                && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe && head[3] == 0)
                        || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff && head[2] == 0));
    }

    private static InputStream file(String name) {
        try {
            return Files.newInputStream(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, "cannot read " + name + ": " + Reason.of(e), e);
        }
    }
}

package io.loadtester.cli.terminal;

import io.loadtester.spec.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a command's product goes: standard output or a file. */
public final class Output {

    /** How commands call standard output, as Vegeta does. */
    public static final String STDOUT = "stdout";

    private Output() {}

    /** Writes something. */
    @FunctionalInterface
    public interface Product {

        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Opens the output, lets the product write and closes it.
     *
     * @param name a file, or standard output as {@value #STDOUT} or {@code -}
     * @throws CommandException if not all could be written, be it that its reader has gone
     */
    public static void write(String name, Product product) {
        try (OutputStream out = open(name)) {
            product.writeTo(out);
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** Writing has failed. */
    public static CommandException failure(String name, IOException e) {
        String called = isStandard(name) ? "standard output" : name;
        return new CommandException(
                ExitCode.FAILED,
                isBrokenPipe(e)
                        ? "not all was written: nobody reads " + called + " any more"
                        : "cannot write " + called + ": " + Reason.of(e),
                e);
    }

    /**
     * Whether all that was printed on standard output went out, which Java keeps to itself; says so if not. To be asked at
     * the end.
     */
    public static boolean wasWritten() {
        if (!System.out.checkError()) {
            return true;
        }
        System.err.println("loadtester: not all was written to standard output; does anybody read it?");
        return false;
    }

    /** Without a buffer. */
    public static OutputStream open(String name) throws IOException {
        if (isStandard(name)) {
            return new StandardOutput();
        }
        try {
            return Files.newOutputStream(Path.of(name));
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether what is written is shown to a person as it comes; the launcher knows. */
    public static boolean isTerminal(String name) {
        return isStandard(name) && "1".equals(System.getenv("LOADTESTER_STDOUT_TTY"));
    }

    /** Whether writing failed because nobody reads any more. */
    private static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }

    private static boolean isStandard(String name) {
        return name.equals(STDOUT) || name.equals("-");
    }

    /** Unlike System.out it does not keep failures to itself; it stays open for what comes after. */
    private static final class StandardOutput extends FileOutputStream {

        StandardOutput() {
            super(FileDescriptor.out);
        }

        @Override
        public void close() {}
    }
}

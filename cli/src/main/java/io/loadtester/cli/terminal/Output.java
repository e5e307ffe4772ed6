package io.loadtester.cli.terminal;

import io.loadtester.spec.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a command writes its result: standard output or a file. */
public final class Output {

    /** The name of standard output in flags, as in Vegeta. */
    public static final String STDOUT = "stdout";

    private Output() {}

    /** Writes the result. */
    @FunctionalInterface
    public interface Product {

        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Opens the output, lets the product write and closes it.
     *
     * @param name a file, or standard output as {@value #STDOUT} or {@code -}
     * @throws CommandException if writing failed, for instance because the reader closed the pipe
     */
    public static void write(String name, Product product) {
        try (OutputStream out = open(name)) {
            product.writeTo(out);
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** The exception to throw when writing to the output has failed. */
    public static CommandException failure(String name, IOException e) {
        String called = isStandard(name) ? "standard output" : name;
        return new CommandException(
                ExitCode.FAILED,
                isBrokenPipe(e)
                        ? "output is incomplete: the reader of " + called + " has closed it"
                        : "cannot write " + called + ": " + Reason.of(e),
                e);
    }

    /**
     * Whether everything printed to standard output was written; {@code System.out} swallows errors. Prints a message
     * if not. Call at the end of the process.
     */
    public static boolean wasWritten() {
        if (!System.out.checkError()) {
            return true;
        }
        System.err.println("loadtester: could not write all of standard output; was its reader closed?");
        return false;
    }

    /** Opens the output, unbuffered. */
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

    /** Whether the output is a terminal, according to the launcher. */
    public static boolean isTerminal(String name) {
        return isStandard(name) && "1".equals(System.getenv("LOADTESTER_STDOUT_TTY"));
    }

    /** Whether writing failed because the reader has closed the pipe. */
    private static boolean isBrokenPipe(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }

    private static boolean isStandard(String name) {
        return name.equals(STDOUT) || name.equals("-");
    }

    /** Standard output that, unlike {@code System.out}, reports failures; closing it has no effect. */
    private static final class StandardOutput extends FileOutputStream {

        StandardOutput() {
            super(FileDescriptor.out);
        }

        @Override
        public void close() {}
    }
}

package io.loadtester.cli;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.FlagField;
import io.loadtester.cli.terminal.OutOfMemory;
import io.loadtester.spec.InputException;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns a failure into one line for the user and an exit code. Its methods cannot be references: lambdas of picocli's
 * interfaces keep Java 17 from writing the archive for quick starts.
 */
final class CommandFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("loadtester: " + Reason.withoutClasses(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (isOutOfMemory(e)) {
            OutOfMemory.caught();
        }
        int exitCode = ExitCode.FAILED;
        String message = unexpected(e);
        if (e instanceof CommandException failure) {
            exitCode = failure.exitCode();
            message = String.valueOf(failure.getMessage());
        } else if (e instanceof InputException input) {
            exitCode = ExitCode.USAGE;
            message = FlagField.words(input.field()) + ": " + input.message();
        }
        command.getErr().println("loadtester: " + message);
        if (command.getParseResult().hasMatchedOption("--verbose")) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode;
    }

    /** Looks through the causes, because an error on another thread arrives wrapped. */
    private static boolean isOutOfMemory(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** The message for an unforeseen exception. Its class name helps only developers, who see it with --verbose. */
    private static String unexpected(Exception e) {
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            return "reading or writing failed: " + Reason.of(e);
        }
        if (e instanceof InterruptedException) {
            return "interrupted";
        }
        return "unexpected error: " + Reason.of(e) + "; please report it together with the output of --verbose";
    }
}

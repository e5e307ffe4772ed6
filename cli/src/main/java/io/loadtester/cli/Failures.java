package io.loadtester.cli;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.input.InputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes one clear line of what went wrong, and an exit code. */
final class Failures {

    private Failures() {}

    static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("loadtester: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        int exitCode = ExitCode.FAILED;
        String message = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (e instanceof CommandException failure) {
            exitCode = failure.exitCode();
            message = String.valueOf(failure.getMessage());
        } else if (e instanceof InputException input) {
            exitCode = ExitCode.USAGE;
            message = input.field() + ": " + input.message();
        }
        command.getErr().println("loadtester: " + message);
        if (command.getParseResult().hasMatchedOption("--verbose")) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode;
    }
}

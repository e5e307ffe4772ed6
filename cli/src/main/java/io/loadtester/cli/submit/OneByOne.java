package io.loadtester.cli.submit;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Asks a master the same for several tests or workers; a refusal of one does not keep the others from being asked. */
final class OneByOne {

    private OneByOne() {}

    /**
     * @param call asks for one id, and returns what to print
     * @return the exit code: of the last refusal, if there is one
     * @throws CommandException if the master cannot be reached
     */
    static int ask(CommandSpec command, List<String> ids, Function<String, String> call) {
        int exitCode = ExitCode.OK;
        for (String id : ids) {
            try {
                command.commandLine().getOut().println(call.apply(id));
            } catch (CommandException e) {
                if (e.exitCode() == ExitCode.UNREACHABLE) {
                    throw e;
                }
                command.commandLine().getErr().println("loadtester: " + id + ": " + e.getMessage());
                exitCode = e.exitCode();
            }
        }
        command.commandLine().getOut().flush();
        command.commandLine().getErr().flush();
        return exitCode;
    }
}

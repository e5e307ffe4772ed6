package io.loadtester.cli.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets long flags be written with one dash, as in Vegeta: {@code -type text} and {@code -type=text} for {@code --type
 * text}. The preprocessor of every command. Leaves unknown flags, single letters and everything after {@code --}
 * unchanged.
 */
public final class VegetaFlags implements IParameterPreprocessor {

    @Override
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, @Nullable ArgSpec argument, Map<String, Object> info) {
        Deque<String> seen = new ArrayDeque<>();
        while (!arguments.isEmpty() && !arguments.peek().equals("--")) {
            String flag = doubleDashed(arguments.pop(), command);
            seen.push(flag);
            OptionSpec option = command.findOption(flag);
            boolean hasValue = option != null && option.arity().min() > 0 && flag.startsWith("-");
            if (hasValue && !arguments.isEmpty()) {
                seen.push(arguments.pop());
            }
        }
        arguments.addAll(seen);
        return false;
    }

    private static String doubleDashed(String argument, CommandSpec command) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        boolean singleDash = name.length() > 2 && name.charAt(0) == '-' && name.charAt(1) != '-';
        return singleDash && command.optionsMap().containsKey("-" + name) ? "-" + argument : argument;
    }
}

package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every flag and command named in a message exists. */
class HintsTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\(([A-Z]+(?:_[A-Z]+)*)\\)");
    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--([a-z]{2,}(?:-[a-z]+)*)");
    private static final Pattern PROPERTY = Pattern.compile("loadtester\\.[a-z-]+[ ,;:]");

    @Test
    void environmentVariablesStandInForTheFlagBesideWhichTheyAreNamed() throws IOException {
        List<String> hints = new ArrayList<>();
        for (String text : literals()) {
            Pattern.compile("--([a-z-]+) \\(([A-Z_]+)\\)")
                    .matcher(text)
                    .results()
                    .forEach(hint -> hints.add(hint.group(1) + " " + hint.group(2)));
        }
        Set<String> known = commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option ->
                        EnvironmentDefaults.variable(option)
                                .map(variable -> option.longestName().substring(2) + " " + variable)
                                .stream())
                .collect(Collectors.toSet());

        assertThat(hints).contains("admin-password ADMIN_PASSWORD", "jwt-secret-key JWT_SECRET_KEY");
        assertThat(known).containsAll(hints);
    }

    @Test
    void noVariableIsNamedThatDoesNothing() throws IOException {
        Set<String> named = named(VARIABLE);
        Set<String> known = commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option -> EnvironmentDefaults.variable(option).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named.stream().filter(name -> name.contains("_"))).isSubsetOf(known);
    }

    @Test
    void messagesNameFlagsAndNotTheSettingsBehindThem() throws IOException {
        assertThat(literals()).noneMatch(text -> PROPERTY.matcher(text).find());
    }

    @Test
    void flagsThatMessagesOfServicesNameExist() throws IOException {
        Set<String> known = commands()
                .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (String module : List.of("master", "worker", "consumer", "meters", "common", "storage")) {
            for (String text : literals(Path.of("..", module))) {
                FLAG.matcher(text).results().map(MatchResult::group).forEach(named::add);
            }
        }

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    private static Set<String> named(Pattern pattern) throws IOException {
        Set<String> named = new TreeSet<>();
        for (String text : literals()) {
            pattern.matcher(text).results().map(found -> found.group(1)).forEach(named::add);
        }
        return named;
    }

    private static Stream<CommandLine> commands() {
        return LoadTester.commandLine(Map.of()).getSubcommands().values().stream();
    }

    private static List<String> literals() throws IOException {
        List<String> all = new ArrayList<>();
        for (String module : List.of("master", "worker", "consumer", "meters", "common", "storage", "attack", "cli")) {
            all.addAll(literals(Path.of("..", module)));
        }
        return all;
    }

    /** The string literals of a module; those of one expression are joined. */
    private static List<String> literals(Path module) throws IOException {
        List<String> literals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code =
                        Files.readString(file).replaceAll("'\\\\?\"'", "' '").replaceAll("\"\\s*\\+\\s*\"", "");
                LITERAL.matcher(code).results().map(found -> found.group(1)).forEach(literals::add);
            }
        }
        return literals;
    }
}

package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, run with a fake Java that prints its arguments. */
class LauncherTest {

    private static final String PIPED_IN = "what is piped in\n";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("a home with spaces"));
        Files.copy(Path.of("../loadtester"), home.resolve("loadtester"));
        Files.createFile(home.resolve("loadtester.jar"));
    }

    @Test
    void handsItsArgumentsOverAsTheyAre() throws Exception {
        Path java = java("17.0.1");

        String said = run(
                Map.of("JAVA_HOME", java.toString()), "submit", "--name", "two words", "--attack", "{\"a\": \"*\"}");

        assertThat(said)
                .contains("<-jar>\n<" + home.resolve("loadtester.jar") + ">\n<submit>\n<--name>\n<two words>\n"
                        + "<--attack>\n<{\"a\": \"*\"}>\n");
    }

    @Test
    void worksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("loadtester"));

        assertThat(run(link, Map.of("JAVA_HOME", java("17.0.1").toString()), "--version"))
                .contains("<" + home.resolve("loadtester.jar") + ">");
    }

    @Test
    void passesOnMoreOptionsForTheJvm() throws Exception {
        String said =
                run(Map.of("JAVA_HOME", java("17.0.1").toString(), "LOADTESTER_JAVA_OPTS", "-Xmx1g -Da=b"), "worker");

        assertThat(said).contains("-Xmx512m>").contains("<-Xmx1g>\n<-Da=b>\n<-jar>");
    }

    @ParameterizedTest
    @CsvSource({"17.0.1, false", "21.0.2, false", "25, true", "25.0.3, true"})
    void permitsNativeAccessWhereJavaAsksForIt(String version, boolean permitted) throws Exception {
        boolean said =
                run(Map.of("JAVA_HOME", java(version).toString()), "worker").contains("--enable-native-access");

        assertThat(said).isEqualTo(permitted);
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path old = java("11.0.2");

        String said = run(Map.of("JAVA_HOME", old.toString(), "PATH", pathWith(java("17.0.9"))), "worker");

        assertThat(said).contains("is not Java 17 or newer; using ").doesNotContain("java 11.0.2\n");
    }

    @Test
    void saysWhatIsWrongWithAJavaThatDoesNotStart() throws Exception {
        Path broken = java("17.0.1");
        program(broken.resolve("bin/java"), "echo 'Error: dl failure on line 597' >&2; exit 1");

        assertThat(run(Map.of("JAVA_HOME", broken.toString()), "worker"))
                .startsWith("loadtester: JAVA_HOME (" + broken
                        + ") has a Java that does not start: dl failure on line 597; using ");
        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), "worker"))
                .startsWith("loadtester: JAVA_HOME (/nowhere) has no bin/java; using ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xnonsense", "-Xmx1g -Xnonsense", "-Xnonsense -Da=b"})
    void saysInOneLineThatJavaRefusesItsOptions(String options) throws Exception {
        String said = run(Map.of("JAVA_HOME", java("17.0.1").toString(), "LOADTESTER_JAVA_OPTS", options), "worker");

        assertThat(said)
                .isEqualTo("loadtester: Java does not start with LOADTESTER_JAVA_OPTS (" + options
                        + "): Unrecognized option: -Xnonsense\n");
    }

    @Test
    void findsItselfWhereCdLooksElsewhereAndSaysWhereItWent() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/" + home.getFileName()));

        String said =
                runIn(folder, "CDPATH='" + elsewhere.getParent() + "' '" + home.getFileName() + "/loadtester' worker");

        assertThat(said).contains("<" + home.resolve("loadtester.jar") + ">");
    }

    @Test
    void readsNothingWhereStandardInputIsClosed() throws Exception {
        assertThat(runIn(home, "./loadtester encode <&-")).endsWith("<encode>\n");
        assertThat(runIn(home, "./loadtester encode <&- >&- 2>&-")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-help", "--help", "-h", "-version", "--version", "-V"})
    void preparesNothingToExplainACommand(String flag) throws Exception {
        assertThat(run(Map.of("JAVA_HOME", java("17.0.1").toString()), "attack", flag))
                .doesNotContain("Preparing")
                .contains("<attack>\n<" + flag + ">");
    }

    @Test
    void buildsWhenThereAreSourcesAndSaysWhatItNeeds() throws Exception {
        Files.createFile(home.resolve("pom.xml"));

        String said = run(Map.of("JAVA_HOME", java("17.0.1").toString(), "PATH", pathWithoutMaven()), "worker");

        assertThat(said).contains("has to be built, which needs Maven 3.8 or newer");
    }

    @Test
    void leavesToTheCommandWhatIsPipedInAlsoWhenItBuilds() throws Exception {
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("cli/target"));
        Path java = java("17.0.1");
        program(java.resolve("bin/mvn"), "echo Java version: 17; cat");
        program(java.resolve("bin/node"), "exit 0");

        String said = run(Map.of("JAVA_HOME", java.toString(), "PATH", pathWith(java)), "encode");

        assertThat(said).contains("Built in").endsWith("<encode>\n" + PIPED_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attack", "worker"})
    void preparesOnceAlsoWhenJavaCrashesMeanwhile(String command) throws Exception {
        Path java = java("17.0.1");
        program(java.resolve("bin/java"), "case $* in *ArchiveClassesAtExit*) kill -ABRT $$ ;; esac; echo started");

        String first = run(Map.of("JAVA_HOME", java.toString()), command);
        String second = run(Map.of("JAVA_HOME", java.toString()), command);

        assertThat(first).isEqualTo("loadtester: Preparing for a quick start (once) …\nstarted\n");
        assertThat(second).isEqualTo("started\n");
    }

    @ParameterizedTest
    @CsvSource({"INT, attack, 130", "TERM, attack, 143", "INT, worker, 130", "HUP, worker, 129"})
    void nothingBeginsWhenItIsInterruptedWhilePreparing(String signal, String command, int exitCode) throws Exception {
        Path java = java("17.0.1");
        program(
                java.resolve("bin/java"),
                "case $* in *ArchiveClassesAtExit*) touch '" + folder + "/preparing'; exec sleep 600 ;;"
                        + " *-jar*) touch '" + folder + "/begun' ;; esac");
        ProcessBuilder builder = new ProcessBuilder(
                "env",
                "--default-signal=INT,HUP,TERM",
                "setsid",
                home.resolve("loadtester").toString(),
                command);
        builder.environment().put("JAVA_HOME", java.toString());
        Process launcher = builder.redirectErrorStream(true).start();
        Terminal.await(() -> Files.exists(folder.resolve("preparing")));

        new ProcessBuilder("kill", "-" + signal, "--", "-" + launcher.pid())
                .start()
                .waitFor();

        assertThat(launcher.waitFor()).isEqualTo(exitCode);
        assertThat(folder.resolve("begun")).doesNotExist();
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("loadtester", "loadtester.jar");
    }

    /** Installs a fake Java that prints its arguments and, for encode, its standard input. */
    private Path java(String version) throws IOException {
        Path java = folder.resolve("java " + version);
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(
                java.resolve("bin/java"),
                "case $* in *-Xnonsense*) echo 'Unrecognized option: -Xnonsense' >&2;"
                        + " echo 'Error: Could not create the Java Virtual Machine.' >&2; exit 1 ;; esac; echo java "
                        + version + "; printf '<%s>\\n' \"$@\"; case $* in *encode) cat ;; esac");
        return java;
    }

    private static void program(Path path, String script) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String pathWith(Path java) {
        return java.resolve("bin") + ":" + System.getenv("PATH");
    }

    /** A folder with only the programs that the script needs. */
    private String pathWithoutMaven() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String name :
                List.of("bash", "dirname", "sed", "head", "sort", "find", "flock", "readlink", "env", "mkdir")) {
            for (String directory : System.getenv("PATH").split(":", -1)) {
                Path program = Path.of(directory, name);
                if (Files.isExecutable(program) && Files.notExists(programs.resolve(name))) {
                    Files.createSymbolicLink(programs.resolve(name), program);
                }
            }
        }
        return programs.toString();
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("loadtester"), environment, arguments);
    }

    /** Runs a command in a shell, in a folder. */
    private String runIn(Path directory, String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "export JAVA_HOME='" + java("17.0.1") + "'; " + command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("LOADTESTER_JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(PIPED_IN.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The process may end without reading its input.
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

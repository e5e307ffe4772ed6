package io.loadtester.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How submit sends pacers and bodies in files. */
class SubmittedLoadTest {

    private static final String LINEAR = "{\"type\":\"linear\",\"startRatePerSecond\":10,\"slopePerSecond\":5}";
    private static final String STEPPED =
            "{\"type\":\"stepped\",\"steps\":[{\"ratePerSecond\":10,\"duration\":\"30s\"},"
                    + "{\"ratePerSecond\":50,\"duration\":\"1m\"}]}";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private ScriptedMaster master;
    private Path targets;

    @BeforeEach
    void start() throws Exception {
        targets = Files.writeString(folder.resolve("targets.txt"), "GET http://a/\n");
        master = new ScriptedMaster();
        master.on("POST /api/test/submit", 201, "application/json", "{\"testId\":\"t1\"}");
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINEAR,
                STEPPED,
                "{\"type\":\"constant\",\"ratePerSecond\":50}",
                "{\"type\":\"sine\",\"meanRatePerSecond\":100,\"amplitudePerSecond\":50,\"period\":\"1m\"}",
                "{\"type\":\"poisson\",\"ratePerSecond\":50,\"seed\":42}",
                "{\"type\":\"unpaced\"}"
            })
    void sendsEveryPacerAndNoRateBesideIt(String pacer) {
        assertThat(submit("--pacer", pacer, "--duration", "10s")).isEqualTo(ExitCode.OK);

        assertThat(submitted().path("vegetaPayloadJson").path("pacer")).isEqualTo(json(pacer));
        assertThat(submitted().has("ratePerSecond")).isFalse();
        assertThat(submitted().path("durationSeconds").asString()).isEqualTo("10s");
    }

    @Test
    void addsThePacerToTheOtherOptions() {
        assertThat(submit("--pacer", LINEAR, "--duration", "10s", "--attack", "{\"timeout\":5}"))
                .isEqualTo(ExitCode.OK);

        assertThat(submitted().path("vegetaPayloadJson")).isEqualTo(json("{\"timeout\":5,\"pacer\":" + LINEAR + "}"));
    }

    @Test
    void aSteppedPacerTakesAsLongAsItsSteps() {
        assertThat(submit("--pacer", STEPPED)).isEqualTo(ExitCode.OK);

        assertThat(submitted().path("durationSeconds").asString()).isEqualTo("90000000000ns");
    }

    @Test
    void takesAPacerAmongTheAttackOptionsToo() {
        assertThat(submit("--duration", "10s", "--attack", "{\"pacer\":" + LINEAR + "}"))
                .isEqualTo(ExitCode.OK);

        assertThat(submitted().has("ratePerSecond")).isFalse();
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        assertThat(submit("--rate", "1", "--pacer", LINEAR, "--duration", "1s")).isEqualTo(ExitCode.USAGE);
        assertThat(submit("--pacer", LINEAR, "--duration", "1s", "--attack", "{\"pacer\":{}}"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(submit("--duration", "1s")).isEqualTo(ExitCode.USAGE);
        assertThat(submit("--pacer", LINEAR)).isEqualTo(ExitCode.USAGE);
        assertThat(submit(
                        "--duration",
                        "1s",
                        "--pacer",
                        "{\"type\":\"sine\",\"meanRatePerSecond\":1," + "\"amplitudePerSecond\":2,\"period\":\"1m\"}"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        "loadtester: --pacer: stands in for --rate; leave one of them out",
                        "loadtester: --pacer: --attack has a pacer already; leave one of them out",
                        "loadtester: Missing required option: '--rate=RATE or --pacer=JSON'",
                        "loadtester: Missing required option: '--duration=DURATION'",
                        "loadtester: --pacer: amplitudePerSecond: must be from 0 to below the mean rate");
        assertThat(master.requests()).isEmpty();
    }

    @Test
    void readsBodiesHereAndSendsThemAlong() throws Exception {
        Path body = Files.write(folder.resolve("body"), new byte[] {1, 2, (byte) 0xff});
        Files.writeString(
                targets,
                "# two\nPOST http://a/x\nX-A: b\n@" + body + "\n\nGET http://a/y\n@" + body + "\nPUT http://a/z\n");

        assertThat(submit("--rate", "1", "--duration", "1s", "--attack", "{\"format\":\"http\"}"))
                .isEqualTo(ExitCode.OK);

        List<JsonNode> sent = targets().lines().map(SubmittedLoadTest::json).toList();
        assertThat(sent).hasSize(3);
        assertThat(sent).extracting(target -> target.path("body").asString()).containsExactly("AQL/", "AQL/", "");
        assertThat(sent.get(0).path("method").asString()).isEqualTo("POST");
        assertThat(sent.get(0).path("headers")).isEqualTo(json("[\"X-A: b\"]"));
        assertThat(submitted().path("vegetaPayloadJson").path("format").asString())
                .isEqualTo("json");
    }

    @Test
    void sendsTargetsAsTheyAreWhenTheyNameNoFiles() throws Exception {
        String mail = "GET http://a/\n# @nobody\nX-Mail: me@example.com\n";
        Files.writeString(targets, mail);

        assertThat(submit("--rate", "1", "--duration", "1s")).isEqualTo(ExitCode.OK);

        assertThat(targets()).isEqualTo(mail);
    }

    @Test
    void saysWhichBodyCannotBeRead() throws Exception {
        Files.writeString(targets, "GET http://a/\n\nPOST http://a/x\n@missing\n");

        assertThat(submit("--rate", "1", "--duration", "1s")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("--targets: line 4: bad body: \"@missing\" cannot be read: there is no such file");
        assertThat(master.requests()).isEmpty();
    }

    private JsonNode submitted() {
        String request = master.requests().get(0);
        return json(request.substring(request.indexOf('{')));
    }

    private String targets() {
        byte[] text =
                Base64.getDecoder().decode(submitted().path("targetsBase64").asString());
        return new String(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private int submit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("submit", "--master", master.url(), "--token", "T"));
        arguments.addAll(List.of("--targets", targets.toString(), "--detach"));
        arguments.addAll(List.of(more));
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}

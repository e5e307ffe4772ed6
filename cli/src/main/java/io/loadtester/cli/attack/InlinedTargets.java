package io.loadtester.cli.attack;

import io.loadtester.common.test.Target;
import io.loadtester.spec.TargetFormat;
import io.loadtester.spec.TargetJson;
import io.loadtester.spec.TargetRules;
import io.loadtester.spec.TargetsParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Targets in the form that a master accepts: body files, named with {@code @path}, belong to the user of this machine,
 * so they are read here and put into the text.
 *
 * @param base64 the text to submit; unchanged if it names no files
 * @param rewritten whether the text was converted to the json format
 */
public record InlinedTargets(String base64, boolean rewritten) {

    /** The start of a line that may name a file. */
    private static final Pattern FILE_LINE = Pattern.compile("(?m)^[ \\t]*@");

    /** @throws io.loadtester.spec.InputException if a file cannot be read or the targets are invalid */
    public static InlinedTargets of(String field, byte[] given, TargetFormat format) {
        boolean named = format != TargetFormat.JSON
                && FILE_LINE.matcher(new String(given, StandardCharsets.UTF_8)).find();
        if (!named) {
            return unchanged(given);
        }
        AtomicBoolean read = new AtomicBoolean();
        FileBodies files = new FileBodies();
        TargetRules rules = new TargetRules(true, path -> {
            read.set(true);
            return files.read(path);
        });
        List<Target> targets = TargetsParser.parse(field, given, format, rules);
        return read.get() ? new InlinedTargets(encoded(json(targets)), true) : unchanged(given);
    }

    private static InlinedTargets unchanged(byte[] given) {
        return new InlinedTargets(encoded(given), false);
    }

    private static String encoded(byte[] text) {
        return Base64.getEncoder().encodeToString(text);
    }

    private static byte[] json(List<Target> targets) {
        StringBuilder lines = new StringBuilder();
        for (Target target : targets) {
            lines.append(TargetJson.write(target)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

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
 * Targets as a master takes them: bodies that they name as files, with {@code @path}, are read on this machine, whose
 * user's they are, and stand in the text itself.
 *
 * @param base64 what is to be submitted; the text as it was given when it names no files
 * @param rewritten whether it is in the json format now, whatever it was in
 */
public record InlinedTargets(String base64, boolean rewritten) {

    /** Only a line that begins so can name a file. */
    private static final Pattern FILE_LINE = Pattern.compile("(?m)^[ \\t]*@");

    /** @throws io.loadtester.spec.InputException if a file cannot be read, or the targets cannot */
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

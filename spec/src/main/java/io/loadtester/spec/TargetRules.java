package io.loadtester.spec;

/**
 * How targets are read, in any format.
 *
 * @param templates whether double braces are placeholders; otherwise they are sent as they are
 * @param files provides bodies that are in files
 */
public record TargetRules(boolean templates, BodyFiles files) {

    /** Refuses bodies in files. */
    public static TargetRules withoutFiles(boolean templates) {
        return new TargetRules(templates, BodyFiles.REFUSED);
    }
}

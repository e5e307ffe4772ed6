package io.loadtester.spec;

/**
 * By what rules targets are read, whatever their format.
 *
 * @param templates whether double braces are placeholders; if not they are sent as they are
 * @param files where bodies in files come from
 */
public record TargetRules(boolean templates, BodyFiles files) {

    /** Nothing is read but the text itself. */
    public static TargetRules withoutFiles(boolean templates) {
        return new TargetRules(templates, BodyFiles.REFUSED);
    }
}

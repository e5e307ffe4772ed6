package io.loadtester.cli.terminal;

import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses booleans as Go's flags do, and so Vegeta's: {@code -keepalive=0}, {@code -insecure=T}. */
public final class GoBoolean implements ITypeConverter<Boolean> {

    private static final Set<String> YES = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> NO = Set.of("0", "f", "F", "FALSE", "false", "False");

    @Override
    public Boolean convert(String text) {
        if (YES.contains(text)) {
            return true;
        }
        if (NO.contains(text)) {
            return false;
        }
        throw new TypeConversionException("must be true or false (or t, f, 1, 0); got '" + text + "'");
    }
}

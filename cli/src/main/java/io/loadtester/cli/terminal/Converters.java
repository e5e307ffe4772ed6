package io.loadtester.cli.terminal;

import io.loadtester.common.url.Url;
import io.loadtester.common.url.UrlException;
import io.loadtester.spec.Reason;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts flag values, with plain messages for invalid ones. */
public final class Converters {

    private static final Pattern TEST_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");

    private Converters() {}

    /** Registers the converters with a command and the subcommands added to it so far. */
    public static void register(CommandLine command) {
        register(command, UUID.class, Converters::testId);
        register(command, URI.class, Converters::url);
        register(command, Path.class, Converters::path);
        register(command, int.class, text -> whole(text, Integer.MAX_VALUE).intValue());
        register(command, Integer.class, text -> whole(text, Integer.MAX_VALUE).intValue());
        register(command, long.class, text -> whole(text, Long.MAX_VALUE).longValue());
        register(command, Long.class, text -> whole(text, Long.MAX_VALUE).longValue());
        command.registerConverter(boolean.class, new GoBoolean());
        command.registerConverter(Boolean.class, new GoBoolean());
        register(command, double.class, Converters::number);
        register(command, Double.class, Converters::number);
    }

    private static <T> void register(CommandLine command, Class<T> type, Function<String, T> conversion) {
        command.registerConverter(type, new Converter<>(conversion));
    }

    /**
     * Must be a class: picocli's interfaces have a class format so old that a lambda of them crashes Java 17 when it writes
     * the archive for quick starts.
     */
    private record Converter<T>(Function<String, T> conversion) implements ITypeConverter<T> {

        @Override
        public T convert(String text) {
            return conversion.apply(text);
        }
    }

    private static UUID testId(String text) {
        if (!TEST_ID.matcher(text).matches()) {
            throw wrong(
                    text,
                    "is not a test's id, which looks like 0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0;"
                            + " 'loadtester tests' lists them");
        }
        return UUID.fromString(text);
    }

    private static URI url(String text) {
        try {
            return URI.create(Url.parse(text).toString());
        } catch (UrlException e) {
            throw wrong(text, "is not a URL like http://127.0.0.1:8080: " + e.message());
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(Reason.of(e));
        }
    }

    private static BigInteger whole(String text, long most) {
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(text, "is not a whole number");
        }
        BigInteger number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        if (number.abs().compareTo(BigInteger.valueOf(most)) > 0) {
            throw wrong(text, "is too large a number; at most " + most);
        }
        return number;
    }

    private static Double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(text, "is not a number");
        }
        throw wrong(text, "is not a number");
    }

    private static TypeConversionException wrong(String text, String what) {
        return new TypeConversionException("'" + text + "' " + what);
    }
}

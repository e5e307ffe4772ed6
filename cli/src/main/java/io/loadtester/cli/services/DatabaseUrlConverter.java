package io.loadtester.cli.services;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code --database-url}; its error messages never contain the password. */
final class DatabaseUrlConverter implements ITypeConverter<DatabaseUrl> {

    @Override
    public DatabaseUrl convert(String value) {
        try {
            return DatabaseUrl.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}

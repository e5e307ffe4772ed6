package io.loadtester.cli.services;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --database-url}; what it says about a bad one never shows a password. */
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

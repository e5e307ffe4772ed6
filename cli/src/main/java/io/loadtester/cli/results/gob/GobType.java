package io.loadtester.cli.results.gob;

import java.util.List;

/** The type of a value. Types refer to each other by the numbers that their stream assigns. */
sealed interface GobType {

    /** Predefined types without a description, in the order of their numbers, from 1. */
    enum Basic implements GobType {
        BOOL,
        INT,
        UINT,
        FLOAT,
        BYTES,
        STRING,
        COMPLEX,
        INTERFACE
    }

    /** An array or a slice. */
    record Listing(int element) implements GobType {}

    record Mapping(int key, int value) implements GobType {}

    record Struct(String name, List<Field> fields) implements GobType {

        public Struct {
            fields = List.copyOf(fields);
        }
    }

    record Field(String name, int type) {}

    /** A type with its own encoding, as Go's times have: bytes that only code for the type can read. */
    record Opaque(String name) implements GobType {}
}

package io.loadtester.cli.results.gob;

import java.util.List;

/** How values are written. Types name each other by the numbers their stream gives them. */
sealed interface GobType {

    /** Those that need no description; in the order of their numbers, from 1. */
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

    /** A type that writes itself, as Go's times do: bytes that only those who know the type can read. */
    record Opaque(String name) implements GobType {}
}

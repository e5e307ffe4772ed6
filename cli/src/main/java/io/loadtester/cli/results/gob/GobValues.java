package io.loadtester.cli.results.gob;

import io.loadtester.cli.results.gob.GobType.Basic;
import io.loadtester.cli.results.gob.GobType.Field;
import io.loadtester.cli.results.gob.GobType.Listing;
import io.loadtester.cli.results.gob.GobType.Mapping;
import io.loadtester.cli.results.gob.GobType.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of one message: whole numbers as {@link Long}, text as {@link String}, bytes and opaque types as
 * {@link java.nio.ByteBuffer}, lists and maps as such, and a struct as the map of its non-zero fields. Not thread-safe.
 */
final class GobValues {

    private static final int DEEPEST = 20;

    /**
     * A value takes at least one byte in the stream and much more in memory; without this limit, a message of a few
     * megabytes could fill the heap.
     */
    private static final int MOST = 200_000;

    private final GobTypes types;
    private final GobCursor in;
    private int read;

    GobValues(GobTypes types, GobCursor in) {
        this.types = types;
        this.in = in;
    }

    Map<String, Object> struct(Struct type) {
        return struct(type, 0);
    }

    private Object value(int number, int depth) {
        if (depth > DEEPEST || ++read > MOST) {
            throw new GobException(depth > DEEPEST ? "values nested too deeply" : "more than " + MOST + " values");
        }
        GobType type = types.of(number);
        if (type instanceof Basic basic) {
            return basic(basic);
        } else if (type instanceof Struct struct) {
            return struct(struct, depth);
        } else if (type instanceof Listing listing) {
            return list(listing, depth);
        } else if (type instanceof Mapping mapping) {
            return map(mapping, depth);
        }
        return in.bytes();
    }

    private Object basic(Basic type) {
        return switch (type) {
            case BOOL -> in.unsigned() != 0;
            case INT -> in.signed();
            case UINT -> in.unsigned();
            case FLOAT -> real();
            case BYTES -> in.bytes();
            case STRING -> in.text();
            case COMPLEX -> List.of(real(), real());
            case INTERFACE -> ofAnyType();
        };
    }

    /** Floats are written byte-reversed, because most end in zero bytes. */
    private double real() {
        return Double.longBitsToDouble(Long.reverseBytes(in.unsigned()));
    }

    /** Reads the type name, empty for nil, and skips the value, which is not needed here. */
    private Object ofAnyType() {
        String name = in.text();
        if (!name.isEmpty()) {
            if (in.signed() < 0) {
                throw new GobException("a type that is described within a value");
            }
            in.bytes();
        }
        return name;
    }

    private Map<String, Object> struct(Struct type, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        int field = -1;
        for (long step = in.unsigned(); step != 0; step = in.unsigned()) {
            if (step < 0 || step >= type.fields().size() - field) {
                throw new GobException("a field that " + type.name() + " does not have");
            }
            field += (int) step;
            Field wanted = type.fields().get(field);
            values.put(wanted.name(), value(wanted.type(), depth + 1));
        }
        return values;
    }

    private List<Object> list(Listing type, int depth) {
        int count = in.count();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(type.element(), depth + 1));
        }
        return values;
    }

    private Map<Object, Object> map(Mapping type, int depth) {
        int count = in.count();
        Map<Object, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = value(type.key(), depth + 1);
            values.put(key, value(type.value(), depth + 1));
        }
        return values;
    }
}

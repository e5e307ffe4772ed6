package io.loadtester.cli.results.gob;

import io.loadtester.cli.results.gob.GobType.Basic;
import io.loadtester.cli.results.gob.GobType.Field;
import io.loadtester.cli.results.gob.GobType.Listing;
import io.loadtester.cli.results.gob.GobType.Mapping;
import io.loadtester.cli.results.gob.GobType.Opaque;
import io.loadtester.cli.results.gob.GobType.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of a stream by number. Type descriptions are values too; their types are predefined. */
final class GobTypes {

    /** The type of descriptions. */
    static final int DESCRIPTION = 16;

    private static final int INT = 2;
    private static final int STRING = 6;
    private static final int ARRAY = 17;
    private static final int COMMON = 18;
    private static final int SLICE = 19;
    private static final int STRUCT = 20;
    private static final int FIELD = 21;
    private static final int FIELDS = 22;
    private static final int MAP = 23;
    /** A number of our own, because Go has none for it; only descriptions refer to it. */
    private static final int SELF_WRITTEN = 24;

    private static final int FIRST_OF_STREAM = 64;

    /** Most types of a stream; Vegeta uses four. */
    private static final int MOST = 1_000;

    private static final Map<Integer, GobType> KNOWN = known();

    private final Map<Integer, GobType> described = new HashMap<>();

    private static Map<Integer, GobType> known() {
        Map<Integer, GobType> known = new HashMap<>();
        Basic[] basics = Basic.values();
        for (int i = 0; i < basics.length; i++) {
            known.put(i + 1, basics[i]);
        }
        known.put(
                DESCRIPTION,
                struct(
                        new Field("Array", ARRAY),
                        new Field("Slice", SLICE),
                        new Field("Struct", STRUCT),
                        new Field("Map", MAP),
                        new Field("GobEncoder", SELF_WRITTEN),
                        new Field("BinaryMarshaler", SELF_WRITTEN),
                        new Field("TextMarshaler", SELF_WRITTEN)));
        known.put(COMMON, struct(new Field("Name", STRING), new Field("Id", INT)));
        known.put(ARRAY, struct(new Field("Common", COMMON), new Field("Elem", INT), new Field("Len", INT)));
        known.put(SLICE, struct(new Field("Common", COMMON), new Field("Elem", INT)));
        known.put(STRUCT, struct(new Field("Common", COMMON), new Field("Fields", FIELDS)));
        known.put(FIELD, struct(new Field("Name", STRING), new Field("Type", INT)));
        known.put(FIELDS, new Listing(FIELD));
        known.put(MAP, struct(new Field("Common", COMMON), new Field("Key", INT), new Field("Elem", INT)));
        known.put(SELF_WRITTEN, struct(new Field("Common", COMMON)));
        return Map.copyOf(known);
    }

    private static Struct struct(Field... fields) {
        return new Struct("", List.of(fields));
    }

    GobType of(int number) {
        GobType type = number < FIRST_OF_STREAM ? KNOWN.get(number) : described.get(number);
        if (type == null) {
            throw new GobException("type " + number + " is not described");
        }
        return type;
    }

    /**
     * Adds a type description. A number described a second time starts a new stream: concatenated files each have their
     * own types.
     */
    void describe(int number, Map<?, ?> description) {
        if (described.containsKey(number)) {
            described.clear();
        }
        if (number < FIRST_OF_STREAM || described.size() >= MOST || description.size() != 1) {
            throw new GobException("a description of type " + number + " that makes no sense");
        }
        Map.Entry<?, ?> only = description.entrySet().iterator().next();
        Map<?, ?> details = (Map<?, ?>) only.getValue();
        described.put(
                number,
                switch ((String) only.getKey()) {
                    case "Array", "Slice" -> new Listing(number(details, "Elem"));
                    case "Map" -> new Mapping(number(details, "Key"), number(details, "Elem"));
                    case "Struct" -> new Struct(name(details), fields(details));
                    default -> new Opaque(name(details));
                });
    }

    private static List<Field> fields(Map<?, ?> struct) {
        return struct.get("Fields") instanceof List<?> fields
                ? fields.stream()
                        .map(field -> (Map<?, ?>) field)
                        .map(field -> new Field(text(field, "Name"), number(field, "Type")))
                        .toList()
                : List.of();
    }

    private static String name(Map<?, ?> details) {
        return details.get("Common") instanceof Map<?, ?> common ? text(common, "Name") : "";
    }

    private static String text(Map<?, ?> details, String key) {
        return details.get(key) instanceof String text ? text : "";
    }

    private static int number(Map<?, ?> details, String key) {
        long number = details.get(key) instanceof Long value ? value : 0;
        if (number != (int) number) {
            throw new GobException("a type of number " + number);
        }
        return (int) number;
    }
}

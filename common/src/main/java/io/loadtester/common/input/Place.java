package io.loadtester.common.input;

/**
 * Where in a user's input something stands.
 *
 * @param field the field it came in
 * @param prefix what to say before a message to find the place inside the field, for instance {@code "line 3: "}
 */
record Place(String field, String prefix) {

    static Place field(String field) {
        return new Place(field, "");
    }

    static Place line(String field, int line) {
        return new Place(field, "line " + line + ": ");
    }

    /** A key of the object at this place; inside a text the line says enough. */
    Place key(String key) {
        return prefix.isEmpty() ? field(field + "." + Excerpt.unquoted(key, 60)) : this;
    }

    /** An element of the list at this place, from 0. */
    Place element(int index) {
        return prefix.isEmpty() ? field(field + "[" + index + "]") : this;
    }

    InputException wrong(String message) {
        return new InputException(field, prefix + message);
    }
}

package io.loadtester.spec;

/**
 * Where in a user's input something stands.
 *
 * @param field the field it came in
 * @param line of the text in the field, from 1; 0 if it is no text of many lines
 */
record Place(String field, int line) {

    static Place field(String field) {
        return new Place(field, 0);
    }

    static Place line(String field, int line) {
        return new Place(field, line);
    }

    /** A key of the object at this place; inside a text the line says enough. */
    Place key(String key) {
        return line == 0 ? field(field + "." + Excerpt.unquoted(key, 60)) : this;
    }

    /** An element of the list at this place, from 0. */
    Place element(int index) {
        return line == 0 ? field(field + "[" + index + "]") : this;
    }

    InputException wrong(String message) {
        return new InputException(field, line == 0 ? message : "line " + line + ": " + message);
    }
}

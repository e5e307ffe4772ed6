package io.loadtester.spec;

/**
 * A place in a user's input.
 *
 * @param field the name of the field
 * @param line the line of the text in the field, from 1; 0 if the field is not multi-line text
 */
record Place(String field, int line) {

    static Place field(String field) {
        return new Place(field, 0);
    }

    static Place line(String field, int line) {
        return new Place(field, line);
    }

    /** A key of the object at this place; within multi-line text the line is enough. */
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

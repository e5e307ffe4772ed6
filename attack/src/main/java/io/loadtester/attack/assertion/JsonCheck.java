package io.loadtester.attack.assertion;

import io.loadtester.attack.hit.Hit;
import io.loadtester.common.test.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that the body is JSON with the expected value at a pointer. */
record JsonCheck(String pointer, JsonValue expected) implements Check {

    @Override
    public @Nullable String objection(Hit hit) {
        byte[] body = BodyStart.of(hit);
        if (BodyStart.isCut(hit, body.length)) {
            return "a body of " + hit.bodyBytes() + " bytes is too long to be read as JSON while an attack runs";
        }
        Optional<JsonValue> json = expected.reader().read(body);
        if (json.isEmpty()) {
            return "the body is not JSON";
        }
        Optional<JsonValue> found = json.get().at(pointer);
        if (found.isEmpty()) {
            return "there is no " + Quoted.bare(pointer) + " in the body";
        }
        return found.get().equals(expected)
                ? null
                : (pointer.isEmpty() ? "the body" : Quoted.bare(pointer)) + " is "
                        + Quoted.bare(found.get().text()) + ", not " + Quoted.bare(expected.text());
    }
}

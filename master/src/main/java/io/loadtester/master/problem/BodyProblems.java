package io.loadtester.master.problem;

import io.loadtester.spec.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;

/** Explains what is wrong with a body that should be JSON. */
public final class BodyProblems {

    private BodyProblems() {}

    /** Says where the body stops being JSON, and why. */
    public static ProblemException notJson(JacksonException failure) {
        return ProblemException.badRequest("The body is not JSON" + where(failure) + ": " + Reason.of(failure));
    }

    public static ProblemException notAnObject() {
        return ProblemException.badRequest("The body must be a JSON object.");
    }

    /** Why a body could not be read as what the endpoint accepts; null if that is not known. */
    static @Nullable ProblemException of(Throwable failure) {
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatch.getPath().isEmpty() ? notAnObject() : ofField(mismatch);
        }
        return failure instanceof JacksonException json ? notJson(json) : null;
    }

    private static ProblemException ofField(MismatchedInputException mismatch) {
        String field = String.valueOf(mismatch.getPath().get(0).getPropertyName());
        return ProblemException.badField(
                field, mismatch.getTargetType() == String.class ? "must be a string" : "has a value of the wrong type");
    }

    private static String where(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

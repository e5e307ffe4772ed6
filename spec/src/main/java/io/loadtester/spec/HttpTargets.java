package io.loadtester.spec;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Vegeta's http format: {@code METHOD URL} lines, each followed by header lines and optionally a body. */
final class HttpTargets implements TargetsReader.Source {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String field;
    private final BufferedReader lines;
    private final BodyFiles files;
    private final TargetUrls urls;

    private final List<Header> headers = new ArrayList<>();
    private int number;
    private Place place;
    private Place requestPlace;
    private String requestLine = "";
    private Body body = Body.EMPTY;

    HttpTargets(String field, BufferedReader lines, TargetRules rules) {
        this.field = field;
        this.lines = lines;
        this.files = rules.files();
        this.urls = new TargetUrls(rules.templates());
        this.place = Place.field(field);
        this.requestPlace = place;
    }

    /** A target ends after its body, at an empty line, or where the next one begins. */
    @Override
    public Optional<Target> next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Target complete = line(line.trim());
            if (complete != null) {
                return Optional.of(complete);
            }
        }
        return Optional.ofNullable(endTarget());
    }

    /** Returns the target that this line completes, if any. */
    private @Nullable Target line(String line) {
        if (line.startsWith("#")) {
            return null;
        }
        if (line.isEmpty()) {
            return endTarget();
        }
        place = Place.line(field, number);
        if (requestLine.isEmpty() || isMethodLine(line)) {
            Target before = endTarget();
            requestLine = line;
            requestPlace = place;
            return before;
        }
        if (line.startsWith("@")) {
            body = body(line);
            return endTarget();
        }
        HeaderReader.readLine(place, line, headers);
        return null;
    }

    private static boolean isMethodLine(String line) {
        int method = Methods.lengthIn(line);
        return method > 0 && method < line.length() && Character.isWhitespace(line.charAt(method));
    }

    /** Reads the file of a body line, which is the last line of its target. */
    private Body body(String line) {
        try {
            return files.read(line.substring(1));
        } catch (IOException e) {
            throw place.wrong("bad body: " + Excerpt.of(line) + " " + e.getMessage());
        }
    }

    private @Nullable Target endTarget() {
        if (requestLine.isEmpty()) {
            return null;
        }
        String[] parts = SPACES.split(requestLine, 2);
        if (parts.length < 2) {
            throw requestPlace.wrong("bad target: must be \"METHOD URL\"; got " + Excerpt.of(requestLine));
        }
        if (!isMethodLine(requestLine)) {
            throw requestPlace.wrong("bad method: " + Excerpt.of(parts[0]) + "; must be upper case, like GET");
        }
        Target target = new TargetDraft(requestPlace, "", parts[0], parts[1], headers, body, 1, List.of()).target(urls);
        headers.clear();
        body = Body.EMPTY;
        requestLine = "";
        return target;
    }
}

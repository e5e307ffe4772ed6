package io.loadtester.common.input;

import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads Vegeta's http format: {@code METHOD URL} lines, each followed by its header lines and perhaps a body. */
final class HttpTargets {

    private static final Pattern METHOD_LINE = Pattern.compile("^[A-Z]+(-[A-Z]+)*\\s.*");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String field;
    private final BodyFiles files;
    private final List<Target> targets = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private Place place;
    private Place requestPlace;
    private String requestLine = "";
    private Body body = Body.EMPTY;

    private HttpTargets(String field, BodyFiles files) {
        this.field = field;
        this.files = files;
        this.place = Place.field(field);
        this.requestPlace = place;
    }

    static List<Target> read(String field, String text, BodyFiles files) {
        HttpTargets reader = new HttpTargets(field, files);
        int number = 0;
        for (String line : text.lines().toList()) {
            reader.line(++number, line.trim());
        }
        reader.endTarget();
        return reader.targets;
    }

    private void line(int number, String line) {
        place = Place.line(field, number);
        if (line.startsWith("#")) {
            return;
        }
        if (line.isEmpty()) {
            endTarget();
        } else if (requestLine.isEmpty() || METHOD_LINE.matcher(line).matches()) {
            endTarget();
            requestLine = line;
            requestPlace = place;
        } else if (line.startsWith("@")) {
            body = body(line);
            endTarget();
        } else {
            HeaderReader.readLine(place, line, headers);
        }
    }

    /** A file's line is a target's last. */
    private Body body(String line) {
        try {
            return Body.of(files.read(line.substring(1)));
        } catch (IOException e) {
            throw place.wrong("bad body: " + Excerpt.of(line) + " " + e.getMessage());
        }
    }

    private void endTarget() {
        if (requestLine.isEmpty()) {
            return;
        }
        String[] parts = SPACES.split(requestLine, 2);
        if (parts.length < 2) {
            throw requestPlace.wrong("bad target: must be \"METHOD URL\"; got " + Excerpt.of(requestLine));
        }
        if (!METHOD_LINE.matcher(requestLine).matches()) {
            throw requestPlace.wrong("bad method: " + Excerpt.of(parts[0]) + "; must be upper case, like GET");
        }
        targets.add(new TargetDraft(requestPlace, "", parts[0], parts[1], headers, body, 1, List.of()).target());
        headers.clear();
        body = Body.EMPTY;
        requestLine = "";
    }
}

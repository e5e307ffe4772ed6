package io.loadtester.spec;

import io.loadtester.common.test.Body;
import java.io.IOException;

/** Provides the bodies that targets name as files, with {@code @path}. */
@FunctionalInterface
public interface BodyFiles {

    /** For targets from another machine: the file would be read on a worker. */
    BodyFiles REFUSED = path -> {
        throw new IOException("would read a file on a worker; use the json format, with the body in base64");
    };

    /**
     * The file's bytes, {@linkplain Body#isShared() shared} by all targets that name it.
     *
     * @throws IOException with a message that reads on from the file's name
     */
    Body read(String path) throws IOException;
}

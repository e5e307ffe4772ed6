package io.loadtester.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a server and waits to be killed. */
final class PostgresOwner {

    private PostgresOwner() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
        Files.writeString(Path.of(arguments[1]), postgres.jdbcUrl());
        new CountDownLatch(1).await();
    }
}

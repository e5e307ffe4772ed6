package io.loadtester.cli.local;

/** The services of a local system in the order of their dependencies; closed in reverse. */
enum Stage {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    MASTER("Master"),
    CONSUMER("Consumer"),
    WORKER("Worker"),
    TARGET("Target");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}

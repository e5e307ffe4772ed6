package io.loadtester.cli.local;

/** What a local system consists of, in the order in which one needs the other; closed in the opposite order. */
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

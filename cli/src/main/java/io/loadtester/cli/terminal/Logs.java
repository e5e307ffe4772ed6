package io.loadtester.cli.terminal;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where log lines go. To be called once, before anything logs. Services of one process share it, so Spring Boot is told
 * to leave it alone.
 */
public final class Logs {

    private Logs() {}

    /** To standard output, a line each: for a service that is alone in its process. */
    public static void toConsole(boolean verbose) {
        use("logback-console.xml", verbose);
    }

    /** To standard error, and only what goes wrong unless verbose: for commands whose product is on standard output. */
    public static void toStandardError(boolean verbose) {
        System.setProperty("logback.configurationFile", "logback-stderr.xml");
        System.setProperty("loadtester.log.level", verbose ? "debug" : "warn");
    }

    /** To files in a directory; the terminal stays free for people, except for errors. */
    public static void toDirectory(Path directory, boolean verbose) {
        System.setProperty("loadtester.log.directory", directory.toString());
        use("logback-directory.xml", verbose);
    }

    private static void use(String configuration, boolean verbose) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("spring.main.log-startup-info", "false");
        System.setProperty("spring.main.banner-mode", "off");
        System.setProperty("logback.configurationFile", configuration);
        System.setProperty("loadtester.log.level", verbose ? "debug" : "info");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

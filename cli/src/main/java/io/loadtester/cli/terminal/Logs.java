package io.loadtester.cli.terminal;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures where log lines go. Call one method, once, before anything logs. The services of a process share the
 * configuration, so Spring Boot's own is switched off.
 */
public final class Logs {

    private Logs() {}

    /** Logs to standard output: for a service that has the process to itself. */
    public static void toConsole(boolean verbose) {
        use("logback-console.xml", verbose);
    }

    /**
     * Logs to standard error, warnings and errors only unless verbose: for commands that write their result to standard
     * output.
     */
    public static void toStandardError(boolean verbose) {
        System.setProperty("logback.configurationFile", "logback-stderr.xml");
        System.setProperty("loadtester.log.level", verbose ? "debug" : "warn");
    }

    /** Logs to files in a directory; only errors go to the terminal. */
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

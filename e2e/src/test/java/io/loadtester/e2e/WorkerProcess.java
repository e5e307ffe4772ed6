package io.loadtester.e2e;

import io.loadtester.worker.WorkerApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker in a process of its own. */
final class WorkerProcess {

    private WorkerProcess() {}

    static Terminal start(Path directory, Map<String, Object> properties) {
        return Terminal.java(
                directory,
                WorkerProcess.class,
                List.of("-XX:TieredStopAtLevel=1"),
                properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toList());
    }

    /** The process itself; SIGTERM closes its context, as it does that of the command {@code worker}. */
    public static void main(String[] arguments) {
        Parent.dieWith();
        Map<String, Object> properties = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            properties.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        properties.put("spring.main.register-shutdown-hook", true);
        WorkerApplication.start(properties);
    }
}

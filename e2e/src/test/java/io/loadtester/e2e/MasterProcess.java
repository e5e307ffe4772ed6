package io.loadtester.e2e;

import io.loadtester.master.MasterApplication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A master in a process of its own. */
final class MasterProcess {

    private MasterProcess() {}

    static Terminal start(Path directory, Map<String, Object> properties) {
        return Terminal.java(
                directory,
                MasterProcess.class,
                List.of("-XX:TieredStopAtLevel=1"),
                properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toList());
    }

    /** Entry point of the process. */
    public static void main(String[] arguments) {
        Parent.dieWith();
        Map<String, Object> properties = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            properties.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        properties.put("spring.main.register-shutdown-hook", true);
        MasterApplication.start(properties);
    }
}

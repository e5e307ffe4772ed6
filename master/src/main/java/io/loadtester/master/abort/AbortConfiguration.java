package io.loadtester.master.abort;

import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.dispatch.TestBoard;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the abort watch: the live view feeds it results, and it tells dispatch which tests to stop. */
@Configuration(proxyBeanMethods = false)
class AbortConfiguration {

    /** Registered before any test is taken over, so that it misses none. */
    @Bean
    AbortWatch abortWatch(Dispatcher dispatcher, TestBoard board) {
        AbortWatch watch =
                new AbortWatch(Executors.newSingleThreadExecutor(AbortConfiguration::thread), dispatcher::abort);
        board.listen(watch);
        return watch;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "abort");
        thread.setDaemon(true);
        return thread;
    }
}

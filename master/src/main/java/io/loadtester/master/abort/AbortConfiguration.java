package io.loadtester.master.abort;

import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.dispatch.TestBoard;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the abort watch between the live view's reading and dispatch. */
@Configuration(proxyBeanMethods = false)
class AbortConfiguration {

    /** Listens before any test is taken over, so that it misses none. */
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

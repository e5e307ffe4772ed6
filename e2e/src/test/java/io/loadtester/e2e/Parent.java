package io.loadtester.e2e;

/** The process of the test, as its children see it. */
final class Parent {

    private Parent() {}

    /** Ends this process with it, however it ends. */
    static void dieWith() {
        var unused = ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime()
                .halt(1));
    }
}

package io.loadtester.e2e;

/** The test's process, seen from its children. */
final class Parent {

    private Parent() {}

    /** Ends this process when the parent ends, for whatever reason. */
    static void dieWith() {
        var unused = ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime()
                .halt(1));
    }
}

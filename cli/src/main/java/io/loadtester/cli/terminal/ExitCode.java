package io.loadtester.cli.terminal;

/** Exit codes of the process. */
public final class ExitCode {

    public static final int OK = 0;
    /** The command, or the test, failed. */
    public static final int FAILED = 1;
    /** Wrong usage, or rejected input. */
    public static final int USAGE = 2;
    /** The master could not be reached. */
    public static final int UNREACHABLE = 3;
    /**
     * A threshold failed. {@link #DOUBTFUL} takes precedence: untrustworthy figures neither pass nor fail a threshold,
     * and would send the user looking for the cause in the target.
     */
    public static final int THRESHOLD = 99;
    /** The results are incomplete, or the load generator was the bottleneck. */
    public static final int DOUBTFUL = 98;

    private ExitCode() {}
}

package io.loadtester.cli.terminal;

/** What the process tells its caller. */
public final class ExitCode {

    public static final int OK = 0;
    /** The command, or the test, failed. */
    public static final int FAILED = 1;
    /** Wrong usage, or input that was refused. */
    public static final int USAGE = 2;
    /** The master could not be reached. */
    public static final int UNREACHABLE = 3;
    /**
     * A threshold failed. Less than {@link #DOUBTFUL}, which comes first: figures that must not be believed neither pass
     * nor fail a threshold, and whoever looks for the cause in the target would look in the wrong place.
     */
    public static final int THRESHOLD = 99;
    /** The results are incomplete, or the load generator was not fit to be believed. */
    public static final int DOUBTFUL = 98;

    private ExitCode() {}
}

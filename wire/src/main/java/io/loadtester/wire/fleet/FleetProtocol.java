package io.loadtester.wire.fleet;

/** The protocol between master and workers; both sides must speak the same version of it. */
public final class FleetProtocol {

    /** Raised with each change that an older master or worker would misunderstand. */
    public static final int VERSION = 1;

    private FleetProtocol() {}

    /**
     * @param spoken the version that a worker speaks
     * @throws CallRefusedException if it is another than this master's
     */
    static void check(int spoken) {
        if (spoken != VERSION) {
            throw new CallRefusedException(
                    CallRefusedException.Reason.OTHER_VERSION,
                    "the worker speaks version " + spoken + " of the fleet's protocol, and this master version "
                            + VERSION + "; run the same version of loadtester on both");
        }
    }
}

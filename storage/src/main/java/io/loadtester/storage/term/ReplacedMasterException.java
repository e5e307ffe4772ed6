package io.loadtester.storage.term;

/** Another master has taken over, so this one's change was not stored. */
public final class ReplacedMasterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ReplacedMasterException(String message) {
        super(message);
    }

    static ReplacedMasterException ofTerm(long term) {
        return new ReplacedMasterException("another master has taken over from this one, which had term " + term);
    }
}

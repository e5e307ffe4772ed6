package io.loadtester.reporting.comparison;

import java.util.Collection;

/** What a comparison says about a test relative to the reference. */
public enum ComparisonVerdict {
    WORSE("worse"),
    BETTER("better"),
    NO_DIFFERENCE("no difference found"),
    TOO_LITTLE_DATA("too little data");

    private final String word;

    ComparisonVerdict(String word) {
        this.word = word;
    }

    /** The words for this verdict in JSON and on screens. */
    public String word() {
        return word;
    }

    /** The verdict on a whole test: the worst verdict on any of its figures. */
    public static ComparisonVerdict ofAll(Collection<ComparisonVerdict> figures) {
        return figures.stream().min(Enum::compareTo).orElse(TOO_LITTLE_DATA);
    }
}

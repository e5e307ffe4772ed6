package io.loadtester.cli.prometheus;

import java.util.Comparator;

/**
 * The labels that hits are counted under.
 *
 * @param status 0 if there was no response
 */
record HitLabels(String method, String url, int status) implements Comparable<HitLabels> {

    private static final Comparator<HitLabels> ORDER = Comparator.comparing(HitLabels::url)
            .thenComparing(HitLabels::method)
            .thenComparingInt(HitLabels::status);

    @Override
    public int compareTo(HitLabels other) {
        return ORDER.compare(this, other);
    }

    /** The labels as written between braces in Prometheus' text format. */
    String text() {
        return "method=\"" + escaped(method) + "\",status=\"" + status + "\",url=\"" + escaped(url) + "\"";
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}

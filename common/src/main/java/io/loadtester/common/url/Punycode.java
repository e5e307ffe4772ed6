package io.loadtester.common.url;

/** Encodes one label of a host name in ASCII (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 0x80;

    /** DNS allows no longer labels, and encoding takes quadratic time. */
    private static final int MAX_LABEL = 63;

    private Punycode() {}

    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        if (points.length > MAX_LABEL) {
            throw new UrlException("a part of its host must not be longer than " + MAX_LABEL + " characters");
        }
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_CODE) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int code = FIRST_CODE;
        int delta = 0;
        int bias = FIRST_BIAS;
        int done = basic;
        while (done < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                next = point >= code && point < next ? point : next;
            }
            delta += (next - code) * (done + 1);
            code = next;
            for (int point : points) {
                if (point < code) {
                    delta++;
                } else if (point == code) {
                    write(delta, bias, out);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            code++;
        }
        return out.toString();
    }

    private static void write(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapted(int delta, int count, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}

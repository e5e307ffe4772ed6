package io.loadtester.common.test;

/**
 * One status code, or all codes of a class.
 *
 * @param least at least 100
 * @param most at most 599, inclusive
 */
public record StatusCodes(int least, int most) {

    private static final int PER_CLASS = 100;

    public StatusCodes {
        boolean one = least == most;
        boolean ofClass = least % PER_CLASS == 0 && most == least + PER_CLASS - 1;
        if (least < PER_CLASS || most >= 6 * PER_CLASS || !(one || ofClass)) {
            throw new IllegalArgumentException("must be codes from 100 to 599, or classes like 2xx");
        }
    }

    public static StatusCodes one(int code) {
        return new StatusCodes(code, code);
    }

    /** @param hundreds 1 to 5 */
    public static StatusCodes ofClass(int hundreds) {
        return new StatusCodes(hundreds * PER_CLASS, hundreds * PER_CLASS + PER_CLASS - 1);
    }

    public boolean isOne() {
        return least == most;
    }

    public boolean contains(int code) {
        return least <= code && code <= most;
    }

    /** As people write it: {@code 304} or {@code 2xx}. */
    @Override
    public String toString() {
        return isOne() ? Integer.toString(least) : least / PER_CLASS + "xx";
    }
}

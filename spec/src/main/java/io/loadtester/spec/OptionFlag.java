package io.loadtester.spec;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The command line flag of an option.
 *
 * @param name with its dashes, for instance {@code --max-in-flight}
 * @param label placeholder for the value in the help; empty for switches
 * @param help for the command line
 */
public record OptionFlag(String name, Form form, String label, String help) {

    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    /** How a flag's value becomes the option's. */
    public enum Form {
        /** The text is the value. */
        TEXT,
        /** A number is the value; the option's type refuses anything else. */
        NUMBER,
        /** True unless another value is given. */
        SWITCH,
        /** Turns the option off; takes no value. */
        SWITCH_OFF,
        /** Repeated for each element of the list. */
        REPEATED,
        /** Repeated for each element of the list, as JSON. */
        REPEATED_JSON,
        /** Names a file that contains a body. */
        BODY_FILE,
        /** Names a PEM file. */
        PEM_FILE,
        /** Names PEM files, separated by commas. */
        PEM_FILES
    }

    /** The flag for an option: {@code --max-in-flight} for {@code maxInFlight}. */
    static String nameOf(String option) {
        return "--" + UPPER.matcher(option).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}

package io.loadtester.spec;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the command line has an option.
 *
 * @param name with its dashes, for instance {@code --max-workers}
 * @param label what the value is called in the help; empty for switches
 * @param help for the command line
 */
public record OptionFlag(String name, Form form, String label, String help) {

    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    /** How a flag's value becomes the option's. */
    public enum Form {
        /** The text is the value. */
        TEXT,
        /** A number is the value; what is none is left for the option's type to refuse. */
        NUMBER,
        /** True unless it says otherwise. */
        SWITCH,
        /** Turns the option off; takes no value. */
        SWITCH_OFF,
        /** Once for each element of the list. */
        REPEATED,
        /** Once for each element of the list, as JSON. */
        REPEATED_JSON,
        /** Names a file whose bytes are a body. */
        BODY_FILE,
        /** Names a file of PEM text. */
        PEM_FILE,
        /** Names files of PEM text, parted by commas. */
        PEM_FILES
    }

    /** {@code maxWorkers} is given as {@code --max-workers}. */
    static String nameOf(String option) {
        return "--" + UPPER.matcher(option).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}

package org.merata.dashboard;

import java.util.List;
import java.util.OptionalInt;

/**
 * A request for a view that names a parameter or a value the page does not have. Made of what the reader sent, so it is safe to show;
 * the web answers it with 400 and the allowed values.
 */
public final class ViewRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final transient List<String> allowed;
    private final boolean unknownParameter;
    private final int most;

    private ViewRefused(String parameter, String value, List<String> allowed, boolean unknownParameter) {
        this(parameter, value, allowed, unknownParameter, 0);
    }

    private ViewRefused(String parameter, String value, List<String> allowed, boolean unknownParameter, int most) {
        super((unknownParameter ? "no parameter " + parameter : "no " + parameter + " " + value) + "; allowed: "
                + String.join(", ", allowed));
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
        this.unknownParameter = unknownParameter;
        this.most = most;
    }

    /** The page has no such parameter; {@code allowed} are those it has. */
    public static ViewRefused unknownParameter(String parameter, String value, List<String> allowed) {
        return new ViewRefused(parameter, value, allowed, true);
    }

    /** The parameter has no such value; {@code allowed} are those it has, or the form they take. */
    public static ViewRefused unknownValue(String parameter, String value, List<String> allowed) {
        return new ViewRefused(parameter, value, allowed, false);
    }

    /** The parameter holds more values than a page can show. */
    public static ViewRefused tooMany(String parameter, String value, int most) {
        return new ViewRefused(parameter, value, List.of(), false, most);
    }

    /** How many values the parameter may hold; empty where their number is not what is wrong. */
    public OptionalInt most() {
        return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }

    public String parameter() {
        return parameter;
    }

    public String value() {
        return value;
    }

    /** The allowed parameters, or the allowed values of the parameter. */
    public List<String> allowed() {
        return allowed == null ? List.of() : allowed;
    }

    /** Whether the parameter itself is unknown, not only its value. */
    public boolean isUnknownParameter() {
        return unknownParameter;
    }
}

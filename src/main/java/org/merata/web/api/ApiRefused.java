package org.merata.web.api;

import java.util.List;
import java.util.Optional;

/** A request that can't be answered as it stands. Made of what was sent, so it is safe to show. */
public final class ApiRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String parameter;
    private final String value;
    private final transient List<String> allowed;
    private final int most;

    private ApiRefused(int status, String code, String parameter, String value, List<String> allowed) {
        this(status, code, parameter, value, allowed, 0);
    }

    private ApiRefused(int status, String code, String parameter, String value, List<String> allowed, int most) {
        super(code + " [" + parameter + ": " + value + "]");
        this.status = status;
        this.code = code;
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
        this.most = most;
    }

    static ApiRefused unknownParameter(String parameter, List<String> allowed) {
        return new ApiRefused(400, "unknown_parameter", parameter, "", allowed);
    }

    /** @param allowed the values that may stand there, or the form they take */
    public static ApiRefused unknownValue(String parameter, String value, List<String> allowed) {
        return new ApiRefused(400, "unknown_value", parameter, value, allowed);
    }

    static ApiRefused repeated(String parameter) {
        return new ApiRefused(400, "repeated", parameter, "", List.of());
    }

    /** A filter that holds several values: they may be asked for side by side, never summed. */
    static ApiRefused severalValues(String parameter, String value) {
        return new ApiRefused(400, "one_value", parameter, value, List.of());
    }

    static ApiRefused tooMany(String parameter, String value, int most) {
        return new ApiRefused(400, "too_many", parameter, value, List.of("1.." + most), most);
    }

    /** Nothing of this code is there. */
    static ApiRefused notFound(String parameter, String value, List<String> allowed) {
        return new ApiRefused(404, "no_such", parameter, value, allowed);
    }

    /** There is nothing at this path. */
    static ApiRefused noPath(List<String> allowed) {
        return new ApiRefused(404, "not_found", "", "", allowed);
    }

    public int status() {
        return status;
    }

    /** The end of the phrase that says it: {@code error.CODE}. */
    public String code() {
        return code;
    }

    /** How many values may stand there; 0 where their number is not what is wrong. */
    public int most() {
        return most;
    }

    /** Empty where no parameter is wrong. */
    public Optional<String> parameter() {
        return Optional.of(parameter).filter(text -> !text.isEmpty());
    }

    public Optional<String> value() {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    public List<String> allowed() {
        return allowed == null ? List.of() : allowed;
    }
}

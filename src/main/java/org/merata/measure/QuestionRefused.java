package org.merata.measure;

import java.util.List;
import java.util.Optional;
import org.merata.definition.Nearest;
import org.merata.model.Language;

/** A question that can't be answered as it stands: says which part of it, and what would be allowed there. */
public final class QuestionRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final String parameter;
    private final String value;
    private final transient List<String> allowed;

    public QuestionRefused(Refusal refusal, String parameter, String value, List<String> allowed) {
        super(refusal.sentence().in(Language.EN) + " [" + parameter + ": " + value + "]");
        this.refusal = refusal;
        this.parameter = parameter;
        this.value = value;
        this.allowed = List.copyOf(allowed);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The part of the question: {@code measures}, {@code by}, {@code time}, {@code grain}, or the dimension of a filter. */
    public String parameter() {
        return parameter;
    }

    /** What was asked for there. */
    public String value() {
        return value;
    }

    /** What may stand there; empty where that can't be listed. */
    public List<String> allowed() {
        return allowed;
    }

    /** The allowed value that is written most like the one asked for; empty where none is near. */
    public Optional<String> nearest() {
        return Nearest.to(value, allowed);
    }
}

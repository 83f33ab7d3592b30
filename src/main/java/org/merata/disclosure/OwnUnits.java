package org.merata.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.definition.Formula;
import org.merata.measure.Question;
import org.merata.model.Agency;
import org.merata.model.Reference;

/** The units about which a reader may know everything: of an agency, itself and those below it. */
final class OwnUnits {
    private static final String AGENCY = "agency";

    private final Set<String> codes;

    private OwnUnits(Set<String> codes) {
        this.codes = Set.copyOf(codes);
    }

    static OwnUnits of(Access access, Reference reference) {
        if (!(access instanceof Access.Agency agency)) {
            return new OwnUnits(Set.of());
        }
        return new OwnUnits(reference
                .findAgency(agency.code())
                .map(found -> reference.listWithDescendants(found).stream()
                        .map(Agency::code)
                        .collect(Collectors.toSet()))
                .orElse(Set.of()));
    }

    boolean areNone() {
        return codes.isEmpty();
    }

    /**
     * Whether a figure is about own units and no other. An agency stands for itself and all below it, so one that is own holds nothing
     * foreign; what names no agency is about all of them, and so is a share in all agencies.
     *
     * @param figure the codes of the figure
     */
    boolean hold(Formula formula, Question question, Map<String, String> figure) {
        boolean shareInAll = formula instanceof Formula.Share share
                && (share.over().equals(AGENCY) || share.over().startsWith(AGENCY + "."));
        String agency = figure.containsKey(AGENCY)
                ? figure.get(AGENCY)
                : question.where().get(AGENCY);
        return !shareInAll && agency != null && codes.contains(agency);
    }
}

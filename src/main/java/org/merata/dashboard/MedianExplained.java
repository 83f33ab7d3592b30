package org.merata.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.StandardisedGap;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.Question.Mix;
import org.merata.model.Direction;
import org.merata.model.TimeRange;

/**
 * Of places, where the distance of their median from the whole lies: in their mix of services and channels, or in performance at the same
 * mix. Medians add up over no cells, so the gate works out what the place's would be with the mix of the whole.
 *
 * @param row the dimension the mix is told by, the same for all places
 * @param places by code; by nothing where one place was asked about
 */
record MedianExplained(
        MeasureDefinition measure, String row, Map<String, StandardisedGap> places, List<Answer> answers) {
    /** A quantile that has a better way, and is known by service or channel. */
    static boolean canBe(MeasureDefinition measure) {
        return measure.formula() instanceof Formula.Quantile
                && measure.direction() != Direction.NEUTRAL
                && !Explained.listRows(measure, Map.of()).isEmpty();
    }

    /** One place, by the finest rows that tell of most of its cases; empty where it is not known like this. */
    static Optional<MedianExplained> find(
            Edition edition, MeasureDefinition measure, Map<String, String> place, TimeRange time) {
        if (!Numbers.supports(measure, place.keySet())) {
            return Optional.empty();
        }
        return finest(edition, measure, Question.of().where(place).during(time), Optional.empty());
    }

    /** Every region of a gap, with one question for all of them. */
    static Optional<MedianExplained> find(Edition edition, RegionalGap gap) {
        Question question = Question.of()
                .by(Breakdown.of("region", gap.level()))
                .where(gap.where())
                .during(gap.time());
        return finest(edition, gap.measure(), question, Optional.of("region"));
    }

    private static Optional<MedianExplained> finest(
            Edition edition, MeasureDefinition measure, Question question, Optional<String> key) {
        List<String> rows = Explained.listRows(measure, question.where());
        Optional<MedianExplained> best = Optional.empty();
        for (String row : rows) {
            List<String> cell = Stream.concat(Stream.of(row), Explained.column(rows, row).stream())
                    .toList();
            Optional<MedianExplained> found = by(edition, measure, question.against(new Mix(cell, "region")), key);
            if (found.isPresent()
                    && (best.isEmpty() || found.get().countSplit() > best.get().countSplit())) {
                best = found;
            }
            if (best.isPresent()
                    && best.get().countSplit()
                            >= Split.LEAST_TOLD * best.get().places().size()) {
                return best;
            }
        }
        return best;
    }

    private static Optional<MedianExplained> by(
            Edition edition, MeasureDefinition measure, Question question, Optional<String> key) {
        Optional<Answer> answer =
                edition.ask(List.of(measure), question).stream().findFirst();
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Map<String, StandardisedGap> places = new LinkedHashMap<>();
        answer.get().figures().stream()
                .filter(figure -> Mix.Part.OWN.id().equals(figure.codes().get(Mix.CODE)))
                .filter(figure -> figure.n().orElse(0) >= measure.minimumN())
                .forEach(figure -> {
                    Map<String, String> codes = key.map(
                                    name -> Map.of(name, figure.codes().get(name)))
                            .orElse(Map.of());
                    StandardisedGap.of(answer.get(), measure.id(), codes)
                            .value()
                            .ifPresent(found -> places.put(key.map(codes::get).orElse(""), found));
                });
        String row = question.mix().orElseThrow().of().get(0);
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(new MedianExplained(measure, row, places, List.of(answer.get())));
    }

    private long countSplit() {
        return places.values().stream().map(this::split).filter(Split::isSplit).count();
    }

    /** The one place asked about. */
    StandardisedGap only() {
        return places.values().iterator().next();
    }

    Split split(StandardisedGap found) {
        return new Split(
                measure,
                found.own(),
                found.whole(),
                found.difference(),
                found.mix(),
                found.performance(),
                found.told());
    }
}

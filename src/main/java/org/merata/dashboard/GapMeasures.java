package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.analysis.LeftBehind;
import org.merata.analysis.Ranking;
import org.merata.analysis.RegionalValues;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Direction;
import org.merata.model.TimeRange;

/** The measures that regions are held side by side by, and who is left behind by several of them. */
final class GapMeasures {
    private final Edition edition;
    private final String level;

    GapMeasures(Edition edition) {
        this.edition = edition;
        this.level = edition.words().definitions().country().mapLevel();
    }

    /** By one measure: the question's answer and the regions in order. */
    record Ranked(MeasureDefinition measure, Answer answer, Ranking ranking) {}

    /** Those of the home's own data that have a better way; made-up ones are never joined by what institutions published. */
    List<MeasureDefinition> list() {
        List<MeasureDefinition> own = edition.listOwn(Set.of("region")).stream()
                .filter(GapMeasures::isOffered)
                .toList();
        List<MeasureDefinition> published = edition.words().definitions().measures().values().stream()
                .filter(Numbers::isPublished)
                .filter(GapMeasures::isOffered)
                .filter(edition.numbers()::hasData)
                .toList();
        var all = new ArrayList<>(own);
        if (own.isEmpty() || published.isEmpty() || !isSynthetic(own)) {
            all.addAll(published);
        }
        return all;
    }

    private static boolean isOffered(MeasureDefinition measure) {
        return GapPages.isCompared(measure) && measure.direction() != Direction.NEUTRAL;
    }

    private boolean isSynthetic(List<MeasureDefinition> own) {
        return listRanked(own).stream().anyMatch(ranked -> Furniture.isSynthetic(List.of(ranked.answer())));
    }

    /** Regions of the map's level by each measure, over the last twelve months with data. */
    List<Ranked> listRanked(List<MeasureDefinition> measures) {
        var ranked = new ArrayList<Ranked>();
        for (MeasureDefinition measure : measures) {
            Optional<TimeRange> time = edition.numbers().total(measure, Optional.empty());
            if (time.isEmpty()) {
                continue;
            }
            Question question = Numbers.over(measure, Question.of().by(Breakdown.of("region", level)), time.get());
            for (Answer answer : edition.ask(List.of(measure), question)) {
                RegionalValues regions = RegionalValues.of(
                        answer,
                        measure.id(),
                        Numbers.periodOf(measure, time.get()),
                        edition.words().reference(),
                        time.get().start().getYear());
                if (!regions.values().isEmpty()) {
                    ranked.add(new Ranked(measure, answer, Ranking.of(regions, measure.direction())));
                }
            }
        }
        return ranked;
    }

    static LeftBehind leftBehind(List<Ranked> ranked) {
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        ranked.forEach(one -> rankings.put(one.measure().id(), one.ranking()));
        return LeftBehind.of(rankings);
    }
}

package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.MixCells;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;

/**
 * Of every region of a gap, where its distance from the nation lies: from one grid of cells for all of them, asked at once. A region's own
 * page asks of it alone and may tell of more cells.
 *
 * @param row the dimension the mix is told by, the same for all regions
 * @param regions by code, in the order of the answers
 * @param answers all that were asked, the regions' totals first
 */
record RegionsExplained(MeasureDefinition measure, String row, Map<String, Explained> regions, List<Answer> answers) {
    RegionsExplained {
        answers = List.copyOf(answers);
    }

    /** The finest rows by which at least half of the regions can be split, else those that split most; empty where none do. */
    static Optional<RegionsExplained> find(Edition edition, RegionalGap gap) {
        MeasureDefinition measure = gap.measure();
        if (!Explained.canBe(measure)) {
            return Optional.empty();
        }
        List<String> rows = Explained.listRows(measure, gap.where());
        Optional<RegionsExplained> best = Optional.empty();
        for (String row : rows) {
            Optional<RegionsExplained> found = by(row, Explained.column(rows, row), edition, gap);
            if (found.isPresent()
                    && found.get().countSplit()
                            > best.map(RegionsExplained::countSplit).orElse(0L)) {
                best = found;
            }
            if (best.isPresent() && best.get().isEnough()) {
                return best;
            }
        }
        return best;
    }

    private static Optional<RegionsExplained> by(
            String row, Optional<String> column, Edition edition, RegionalGap gap) {
        List<MeasureDefinition> measure = List.of(gap.measure());
        Question whole = Question.of().where(gap.where()).during(gap.time());
        Breakdown region = Breakdown.of("region", gap.level());
        Answer totals = gap.answers().get(0);
        Optional<Answer> own = ask(edition, measure, whole.by(region, Breakdown.of(row)));
        Optional<Answer> crossed = column.flatMap(
                other -> ask(edition, measure, whole.by(region, Breakdown.of(row), Breakdown.of(other))));
        Optional<Answer> nation = ask(edition, measure, whole);
        Optional<Answer> nationRows = ask(edition, measure, whole.by(Breakdown.of(row)));
        Optional<Answer> nationCrossed =
                column.flatMap(other -> ask(edition, measure, whole.by(Breakdown.of(row), Breakdown.of(other))));
        if (own.isEmpty() || nation.isEmpty() || nationRows.isEmpty()) {
            return Optional.empty();
        }
        var theirs = new MixCells.Asked(nation.get(), nationRows.get(), nationCrossed);
        Map<String, Answer> total = byRegion(totals);
        Map<String, Answer> byRow = byRegion(own.get());
        Map<String, Answer> byCell = crossed.map(RegionsExplained::byRegion).orElse(Map.of());
        Map<String, Explained> regions = new LinkedHashMap<>();
        for (String code : byRow.keySet()) {
            if (total.containsKey(code)) {
                var ours = new MixCells.Asked(total.get(code), byRow.get(code), Optional.ofNullable(byCell.get(code)));
                Explained.of(gap.measure(), row, column, ours, theirs).ifPresent(found -> regions.put(code, found));
            }
        }
        List<Answer> answers = Stream.of(Optional.of(totals), own, crossed, nation, nationRows, nationCrossed)
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new RegionsExplained(gap.measure(), row, regions, answers));
    }

    private static Optional<Answer> ask(Edition edition, List<MeasureDefinition> measure, Question question) {
        return edition.ask(measure, question).stream().findFirst();
    }

    /** The same answer in parts, one for each region. */
    private static Map<String, Answer> byRegion(Answer answer) {
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        for (Figure figure : answer.figures()) {
            Optional.ofNullable(figure.codes().get("region"))
                    .ifPresent(code -> figures.computeIfAbsent(code, none -> new ArrayList<>())
                            .add(figure));
        }
        Map<String, Answer> parts = new LinkedHashMap<>();
        figures.forEach((code, own) -> parts.put(code, new Answer(answer.question(), own, answer.origin())));
        return parts;
    }

    long countSplit() {
        return regions.values().stream().filter(Explained::isSplit).count();
    }

    private boolean isEnough() {
        return countSplit() >= Explained.LEAST_TOLD * regions.size();
    }
}

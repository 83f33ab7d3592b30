package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.TimeRange;

/** What people complain about to an agency or of a service, how soon they are answered by channel, and in time by class. */
final class ComplaintPanels {
    /** The measures shown here, which a page need not show again. */
    static final Set<String> MEASURES = Set.of(
            "complaint_reasons",
            "answer_time_median",
            "answer_time_p90",
            "complaints_answered_in_time",
            "complaints_reopened");

    static final String ANSWERED = "complaints_answered_in_time";

    private static final String REASON = "reason";

    private final Edition edition;
    private final Wording words;

    ComplaintPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** Rows of panels; none where the home has no complaints of what the frame is about. */
    List<List<Panel>> rows(Frame frame) {
        var rows = new ArrayList<List<Panel>>();
        find("complaint_reasons").flatMap(measure -> reasons(measure, frame)).ifPresent(panel -> {
            rows.add(List.of(panel));
            add(rows, by("channel", "answer_time_median", frame), by("class", "complaints_answered_in_time", frame));
            add(rows, by("channel", "answer_time_p90", frame), by("channel", "complaints_reopened", frame));
        });
        return rows;
    }

    /** Side by side what a page of paper has room for: how many were answered in time, and the reasons; none without complaints. */
    List<Panel> brief(Frame frame) {
        Optional<Panel> answered = find(ANSWERED)
                .filter(measure ->
                        measure.dimensions().containsAll(frame.where().keySet()))
                .map(measure -> edition.tiles().of(ANSWERED, edition.tile(Chart.HEADLINE, measure), frame))
                .filter(panel -> panel.chart().isPresent());
        Optional<Panel> reasons = find("complaint_reasons").flatMap(measure -> reasons(measure, frame));
        return Stream.concat(answered.stream(), reasons.stream()).toList();
    }

    private Optional<MeasureDefinition> find(String id) {
        return words.definitions().findMeasure(id).filter(edition.numbers()::hasData);
    }

    private static void add(List<List<Panel>> rows, Optional<Panel> left, Optional<Panel> right) {
        List<Panel> row = Stream.concat(left.stream(), right.stream()).toList();
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private Optional<Panel> by(String dimension, String id, Frame frame) {
        return find(id).map(measure -> edition.tiles()
                .of(
                        id + "-" + dimension,
                        edition.tile(Chart.RANKED, measure, Optional.of(dimension), Optional.empty(), 0),
                        frame));
    }

    private Optional<Panel> reasons(MeasureDefinition measure, Frame frame) {
        boolean fits = measure.formula() instanceof Formula.Share share
                && share.over().equals(REASON)
                && measure.dimensions().containsAll(frame.where().keySet());
        Optional<TimeRange> time = fits ? edition.numbers().total(measure, frame.time()) : Optional.empty();
        if (time.isEmpty()) {
            return Optional.empty();
        }
        try {
            Answer answer = edition.numbers()
                    .ask(Question.of(measure.id())
                            .by(Breakdown.of(REASON))
                            .where(frame.where())
                            .during(time.get()));
            Compared compared = Compared.of(words, measure, answer, REASON, Optional.empty(), List.of());
            if (compared.all().isEmpty()) {
                return Optional.empty();
            }
            var subject = new Subject(REASON, measure, Optional.empty(), Optional.empty(), List.of(answer), time);
            return Optional.of(new ParetoPanel(edition.furniture(), subject, compared).panel());
        } catch (QuestionRefused notPublishedLikeThis) {
            return Optional.empty();
        }
    }
}

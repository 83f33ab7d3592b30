package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.analysis.WeightRule;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Agency;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * {@code /agencies/CODE/skm/PERIOD}: the report of the satisfaction survey (SKM, Permen PANRB 14/2017) that a unit hands in for a semester or a
 * year. On paper as on the screen; its workbook and its editable document are made from this same page.
 */
final class SkmPage {
    /** The forms it can be had in besides the page. */
    static final List<String> FORMS = List.of("xlsx", "docx");

    private static final int PERIODS_LINKED = 4;

    private final Edition edition;
    private final Wording words;

    SkmPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** Empty where there is no survey of elements by agency, or the period is no semester and no year. */
    Optional<PageView> of(Agency agency, String code) {
        return Period.find(code)
                .filter(period -> period.grain() == Grain.SEMESTER || period.grain() == Grain.YEAR)
                .flatMap(period ->
                        SurveyResult.findIndex(edition, Set.of("agency")).map(index -> page(agency, period, index)));
    }

    private PageView page(Agency agency, Period period, MeasureDefinition index) {
        Map<String, String> where = Map.of("agency", agency.code());
        SurveyResult result = SurveyResult.ask(edition, index, where, TimeRange.of(period));
        var panels = new SkmPanels(edition, result);
        var respondents = new SkmRespondents(edition, result, period);
        var rows = new ArrayList<List<Panel>>();
        respondents.sample().ifPresent(panel -> rows.add(List.of(panel)));
        if (result.hasIndex()) {
            rows.add(List.of(panels.index()));
            rows.addAll(Panel.inPairs(respondents.characteristics()));
            rows.add(List.of(panels.elements()));
            rows.add(List.of(new SurveyPanels(edition).ranked(result)));
            rows.add(List.of(panels.lowest()));
            new SkmTrendPanel(edition, result, period).of().ifPresent(panel -> rows.add(List.of(panel)));
        }
        rows.add(List.of(panels.followUp(edition.assessments().listFollowUps(agency.code(), period))));
        rows.add(List.of(panels.method()));
        String name = words.in(agency.name());
        return edition.page(
                        path(agency, period),
                        List.of(
                                edition.home(),
                                edition.link("/agencies", "nav.agencies"),
                                new Link("/agencies/" + agency.code(), name)),
                        title(result, name, period),
                        summary(result, respondents),
                        List.of(),
                        rows,
                        links(agency, period, index))
                .onPaper(Paper.flowing(words.say("skm.kind"), name, words.period(period)));
    }

    private String title(SurveyResult result, String name, Period period) {
        if (!result.hasIndex()) {
            return words.say("skm.title.none", "agency", name, "period", words.period(period));
        }
        var survey = new SurveyPanels(edition);
        return result.isSolid()
                ? words.say(
                        "skm.title",
                        "agency",
                        name,
                        "period",
                        words.period(period),
                        "value",
                        words.figure(result.index(), result.whole()),
                        "grade",
                        survey.grade(result.grade(WeightRule.EXACT)))
                : words.say(
                        "skm.title.few",
                        "agency",
                        name,
                        "period",
                        words.period(period),
                        "value",
                        words.figure(result.index(), result.whole()));
    }

    private String summary(SurveyResult result, SkmRespondents respondents) {
        if (!result.hasIndex()) {
            return words.say("skm.summary.none");
        }
        double n = respondents.count().orElse(result.whole().n().orElseThrow());
        String lowest = words.formats()
                .list(result.listLowest(SkmPanels.LOWEST).stream()
                        .map(element -> words.label(element.measure()))
                        .toList());
        String interval = result.whole()
                .interval()
                .map(found -> " " + words.say("skm.interval", "interval", words.interval(result.index(), found)))
                .orElse("");
        return words.say(
                "skm.summary",
                "n",
                words.formats().count((long) n),
                "value",
                words.figure(result.index(), result.whole()),
                "interval",
                interval,
                "lowest",
                lowest);
    }

    private List<LinkGroup> links(Agency agency, Period period, MeasureDefinition index) {
        List<Link> forms = FORMS.stream()
                .map(form -> new Link(path(agency, period) + "." + form, words.say("skm.form." + form)))
                .toList();
        List<Link> others = listPeriods(edition, index).stream()
                .filter(other -> !other.equals(period))
                .map(other -> new Link(path(agency, other), words.period(other)))
                .toList();
        var groups = new ArrayList<>(List.of(new LinkGroup(words.say("skm.links.forms"), forms, List.of())));
        if (!others.isEmpty()) {
            groups.add(new LinkGroup(words.say("skm.links.periods"), others, List.of()));
        }
        return groups;
    }

    /** The report of the latest periods, for the page of an agency; none where there is no survey. */
    static List<Link> listReports(Edition edition, Agency agency) {
        return SurveyResult.findIndex(edition, Set.of("agency")).stream()
                .flatMap(index -> listPeriods(edition, index).stream())
                .map(period -> new Link(
                        path(agency, period),
                        edition.words()
                                .say("skm.link", "period", edition.words().period(period))))
                .toList();
    }

    /** The last semesters with data, and the last year, latest first. */
    private static List<Period> listPeriods(Edition edition, MeasureDefinition index) {
        Optional<TimeRange> extent = edition.numbers().extent(index);
        if (extent.isEmpty()) {
            return List.of();
        }
        var last = extent.get().endExclusive().minusDays(1);
        Period semester = Period.of(Grain.SEMESTER, last);
        var periods = new ArrayList<Period>();
        for (int i = 0; i < PERIODS_LINKED; i++) {
            periods.add(semester.plus(-i));
        }
        periods.removeIf(period -> !period.endExclusive().isAfter(extent.get().start()));
        periods.add(Period.of(Grain.YEAR, last));
        return periods;
    }

    private static String path(Agency agency, Period period) {
        return "/agencies/" + agency.code() + "/skm/" + period.code();
    }
}

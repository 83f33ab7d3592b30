package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong between dashboards, targets, events and the measures they use. */
class PageAndPlanTest {
    @TempDir
    private Path root;

    private SmallHome home;

    @BeforeEach
    void aHomeWithAMeasureOfEachFormula() {
        home = new SmallHome(root)
                .put("dashboards/measures/median.yaml", FitTest.median())
                .put(
                        "dashboards/measures/p90.yaml",
                        FitTest.median().replace("id: median", "id: p90").replace("0.5", "0.9"))
                .put(
                        "dashboards/measures/cost_median.yaml",
                        FitTest.median()
                                .replace("id: median", "id: cost_median")
                                .replace("visits.stay_seconds", "visits.cost"))
                .put("dashboards/measures/index.yaml", FitTest.index())
                .put(
                        "dashboards/measures/visits.yaml",
                        FitTest.median()
                                .replace("id: median", "id: visits")
                                .replace("unit: seconds", "unit: count")
                                .replace("direction: lower", "direction: neutral")
                                .replace("quantile: {of: visits.stay_seconds, p: 0.5}", "total: [{count: visits}]"))
                .put(
                        "dashboards/measures/channels.yaml",
                        FitTest.median()
                                .replace("id: median", "id: channels")
                                .replace("unit: seconds", "unit: share")
                                .replace("dimensions: [region]", "dimensions: [region, channel]")
                                .replace(
                                        "quantile: {of: visits.stay_seconds, p: 0.5}",
                                        "share: {of: [{count: visits}], over: channel}"));
        assertEquals(List.of(), home.notices());
    }

    /** The one notice of a dashboard with one tile that does not fit. */
    private void unfit(String tile, String path, String chart, String measures, String expected) {
        assertEquals(
                List.of("chart_does_not_fit dashboards/page.yaml:7 rows[0].tiles[0]" + path + " {chart=" + chart
                        + ", expected=" + expected + ", measures=" + measures + "}"),
                home.tile(tile).notices());
    }

    @Test
    void everyChartHasATileThatFits() {
        for (String tile : List.of(
                "chart: headline, measures: [take_up], grain: month, target: true, events: true",
                "chart: headline, measures: [visits], grain: month",
                "chart: line, measures: [median, p90], grain: quarter",
                "chart: line, measures: [take_up], grain: month, by: region",
                "chart: stacked_share, measures: [channels], by: channel, grain: month",
                "chart: percentiles, measures: [median, p90], grain: month",
                "chart: ranked, measures: [visits], by: region, level: nation, limit: 5",
                "chart: tile_map, measures: [take_up], by: region, level: province",
                "chart: inequality, measures: [take_up], by: region, grain: year",
                "chart: dumbbell, measures: [take_up], by: region",
                "chart: table, measures: [take_up, median, visits], by: region")) {
            assertEquals(List.of(), home.tile(tile).notices(), tile);
        }
    }

    @Test
    void aMapOrAnInequalityOfCountsIsRefused() {
        unfit(
                "chart: tile_map, measures: [visits], by: region",
                ".chart",
                "tile_map",
                "visits",
                "a rate: counts follow the size of a region");
        unfit(
                "chart: inequality, measures: [visits], by: region, grain: year",
                ".chart",
                "inequality",
                "visits",
                "a rate: counts follow the size of a region");
    }

    @Test
    void aStackedShareIsOfAMeasureThatIsAShare() {
        unfit(
                "chart: stacked_share, measures: [take_up], by: channel, grain: month",
                ".chart",
                "stacked_share",
                "take_up",
                "a measure whose formula is share");
        unfit(
                "chart: stacked_share, measures: [channels], by: region, grain: month",
                ".by",
                "stacked_share",
                "channels",
                "by: channel, the dimension the shares are of");
        unfit(
                "chart: line, measures: [channels], grain: month",
                ".measures",
                "line",
                "channels",
                "by: a share of each value of a dimension is compared by it");
    }

    @Test
    void percentilesAreQuantilesOfOneField() {
        unfit(
                "chart: percentiles, measures: [take_up], grain: month",
                ".chart",
                "percentiles",
                "take_up",
                "measures whose formula is quantile or age");
        unfit(
                "chart: percentiles, measures: [median, cost_median], grain: month",
                ".measures",
                "percentiles",
                "median, cost_median",
                "quantiles of the same field under the same conditions");
    }

    @Test
    void aChartOverTimeHasAGrainAndAChartOfOnePeriodHasNone() {
        unfit(
                "chart: headline, measures: [take_up]",
                ".chart",
                "headline",
                "take_up",
                "grain, the length of a period of its time axis");
        unfit(
                "chart: ranked, measures: [take_up], by: region, grain: month",
                ".grain",
                "ranked",
                "take_up",
                "no grain: it shows the whole time chosen");
        unfit(
                "chart: ranked, measures: [take_up], by: region, events: true",
                ".events",
                "ranked",
                "take_up",
                "no events: it has no time axis");
        unfit(
                "chart: line, measures: [index], grain: month",
                ".grain",
                "line",
                "index",
                "year or longer, the finest of index");
    }

    @Test
    void aChartHasOneAxisAndMostHaveOneMeasure() {
        unfit(
                "chart: line, measures: [take_up, median], grain: month",
                ".measures",
                "line",
                "take_up, median",
                "measures of one unit: a chart has one axis");
        unfit(
                "chart: ranked, measures: [median, p90], by: region",
                ".measures",
                "ranked",
                "median, p90",
                "one measure");
    }

    @Test
    void whatIsComparedIsNamedAndAHeadlineComparesNothing() {
        unfit("chart: ranked, measures: [take_up]", ".chart", "ranked", "take_up", "by, the dimension compared");
        unfit("chart: tile_map, measures: [take_up], by: channel", ".by", "tile_map", "take_up", "by: region");
        unfit(
                "chart: headline, measures: [take_up], by: region, grain: month",
                ".by",
                "headline",
                "take_up",
                "no by: a headline is one number");
    }

    @Test
    void aLevelIsOneOfTheCountrysAndOnlyForRegions() {
        unfit(
                "chart: ranked, measures: [take_up], by: channel, level: province",
                ".level",
                "ranked",
                "take_up",
                "level only with by: region");
        unfit(
                "chart: tile_map, measures: [take_up], by: region, level: nation",
                ".level",
                "tile_map",
                "take_up",
                "level: province, the level with a tile grid");
        assertEquals(
                List.of(
                        "unknown_reference dashboards/page.yaml:7 rows[0].tiles[0].level {allowed=nation, province, kind=level, "
                                + "nearest=province, value=provins}"),
                home.tile("chart: ranked, measures: [take_up], by: region, level: provins")
                        .notices());
    }

    @Test
    void aTileNamesKnownMeasuresAndADimensionOfAllOfThem() {
        assertEquals(
                List.of(
                        "unknown_reference dashboards/page.yaml:7 rows[0].tiles[0].measures[0] {allowed=channels, cost_median, "
                                + "index, median, p90, take_up, visits, kind=measure, nearest=take_up, value=takeup}"),
                home.tile("chart: line, measures: [takeup], grain: month").notices());
        assertEquals(
                List.of(
                        "dimension_not_offered dashboards/page.yaml:7 rows[0].tiles[0].by {allowed=region, value=channel}"),
                home.tile("chart: table, measures: [median, take_up], by: channel")
                        .notices());
    }

    @Test
    void aFilterIsADimensionThatEveryMeasureOfThePageHas() {
        home.put(
                "dashboards/page.yaml",
                SmallHome.DASHBOARD
                        .replace("[time, region]", "[time, level, chanel, channel]")
                        .replace("[take_up], grain", "[take_up], by: channel, grain")
                        .concat("      - {chart: line, measures: [median], grain: month}\n"));
        assertEquals(
                List.of(
                        "dimension_not_offered dashboards/page.yaml:4 filters[2] {allowed=time, level, region, measures=take_up, "
                                + "median, value=chanel}",
                        "dimension_not_offered dashboards/page.yaml:4 filters[3] {allowed=time, level, region, measures=median, "
                                + "value=channel}"),
                home.notices());
    }

    @Test
    void madeUpDataDoNotStandBesideAPublishedValue() {
        home.tile("chart: table, measures: [take_up, index], by: region");
        assertEquals(List.of(), home.notices());
        home.source("files: visits/*.csv", "files: visits/*.csv\nsynthetic: true");
        assertEquals(
                List.of("synthetic_beside_published dashboards/page.yaml:5 rows {published=index, synthetic=take_up}"),
                home.notices());
    }

    @Test
    void aTargetNeedsAMeasureWithABetterDirection() {
        assertEquals(
                List.of("target_without_direction dashboards/page.yaml:7 rows[0].tiles[0].target {measure=visits}"),
                home.tile("chart: headline, measures: [visits], grain: month, target: true")
                        .notices());
        home.tile("chart: line, measures: [take_up], grain: month");
        assertEquals(
                List.of("target_without_direction data/targets/t.yaml:3 targets[0].measure {measure=visits}"),
                targets("{id: a, measure: visits, from: 2024-01-01, value: 5, kind: target, source: {en: a, id: b}}"));
    }

    @Test
    void aTargetIsForAKnownMeasureAndScopeInItsUnit() {
        assertEquals(
                List.of(
                        "unknown_reference data/targets/t.yaml:3 targets[0].measure {allowed=channels, cost_median, index, median, "
                                + "p90, take_up, visits, kind=measure, nearest=take_up, value=takeup}"),
                targets(
                        "{id: a, measure: takeup, from: 2024-01-01, value: 0.5, kind: target, source: {en: a, id: b}}"));
    }

    @Test
    void aTargetStaysInTheRangeOfItsUnitAndItsDatesRunForward() {
        assertEquals(
                List.of(
                        "dates_run_backward data/targets/t.yaml:3 targets[0].to {expected=>= 2024-01-01, value=2023-12-31}",
                        "dimension_not_offered data/targets/t.yaml:3 targets[0].scope.service {allowed=region, channel, "
                                + "region.group, measures=take_up, value=service}",
                        "out_of_range data/targets/t.yaml:3 targets[0].value {expected=>= 0, <= 1 (80 % is 0.8), value=80}"),
                targets("{id: a, measure: take_up, scope: {service: x}, from: 2024-01-01, to: 2023-12-31, value: 80, "
                        + "kind: target, source: {en: a, id: b}}"));
    }

    @Test
    void twoTargetsForTheSameScopeDoNotOverlapAndTheFirstStands() {
        String first = "{id: a, measure: take_up, from: 2024-01-01, value: 0.5, kind: target, source: {en: a, id: b}}";
        String second = "{id: b, measure: take_up, from: 2025-01-01, value: 0.6, kind: target, source: {en: a, id: b}}";
        assertEquals(
                List.of(
                        "target_overlaps data/targets/t.yaml:4 targets[1] {other=a, other_from=2024-01-01, other_to=, value=b}"),
                targets(first, second));
        assertEquals(
                List.of("a"), List.copyOf(home.read().definitions().targets().keySet()));
        assertEquals(List.of(), targets(first.replace("value", "to: 2024-12-31, value"), second));
        assertEquals(List.of(), targets(first, second.replace("from", "scope: {region: 31}, from")));
        assertEquals(List.of(), targets(first, second.replace("kind: target", "kind: baseline")));
    }

    @Test
    void anIdOfATargetOrAnEventComesOnceInAllFiles() {
        targets("{id: a, measure: take_up, from: 2024-01-01, value: 0.5, kind: target, source: {en: a, id: b}}");
        home.put(
                "data/targets/u.yaml",
                "targets:\n  - {id: a, measure: median, from: 2024-01-01, value: 5, kind: target, source: {en: a, id: b}}\n");
        assertEquals(
                List.of(
                        "duplicate_id data/targets/u.yaml:2 targets[0].id {first=data/targets/t.yaml:3, targets[0], value=a}"),
                home.notices());
    }

    @Test
    void anEventRunsForwardAndCodesStayAsTheyAreWritten() {
        home.put("data/events/e.yaml", """
                events:
                  - id: e
                    kind: restriction
                    title: {en: a, id: b}
                    description: {en: a, id: b}
                    start: 2021-07-03
                    end: 2021-07-20
                    regions: [31, 01, 11.01, 11.10, '007']
                    source: {en: a, id: b}
                    verified: true
                  - id: f
                    kind: other
                    title: {en: a, id: b}
                    description: {en: a, id: b}
                    start: 2021-07-03
                    end: 2021-07-02
                    source: {en: a, id: b}
                    verified: false
                """);
        assertEquals(
                List.of(
                        "dates_run_backward data/events/e.yaml:16 events[1].end {expected=>= 2021-07-03, value=2021-07-02}"),
                home.notices());
        assertEquals(
                List.of("31", "01", "11.01", "11.10", "007"),
                home.read().definitions().events().get("e").regions());
    }

    @Test
    void aCorrectionChangesSomethingOfASourceThatThereIsAndNothingPersonal() {
        home.put("data/contracts/visits.yaml", SmallHome.VISITS, "{name: status, ", "{name: status, personal: true, ");
        String more = ", what: {en: a, id: b}, why: {en: a, id: b}, by: {en: a, id: b}, decided: 2024-05-02";
        home.put(
                "data/corrections/c.yaml",
                "corrections:\n"
                        + "  - {id: a, source: office, column: Region, from: x, to: x, where: {No: '1'}" + more + "}\n"
                        + "  - {id: b, source: office, column: Status, from: x, to: y, where: {No: '1'}" + more + "}\n"
                        + "  - {id: c, source: office, column: Region, from: x, to: y, where: {Status: '1'}" + more
                        + "}\n"
                        + "  - {id: d, source: nobody, column: Region, from: x, to: y, where: {No: '1'}" + more + "}\n"
                        + "  - {id: e, source: office, column: Region, from: x, to: y, where: {No: 007}" + more
                        + ", closed: 2024-05-01}\n");
        assertEquals(
                List.of(
                        "correction_changes_nothing data/corrections/c.yaml:2 corrections[0].to {value=x}",
                        "correction_of_personal_data data/corrections/c.yaml:3 corrections[1].column {value=Status}",
                        "correction_of_personal_data data/corrections/c.yaml:4 corrections[2].where.Status {value=Status}",
                        "unknown_reference data/corrections/c.yaml:5 corrections[3].source {allowed=office, kind=source, value=nobody}",
                        "dates_run_backward data/corrections/c.yaml:6 corrections[4].closed {expected=>= 2024-05-02, value=2024-05-01}"),
                home.notices());
        assertEquals(
                List.of(), List.copyOf(home.read().definitions().corrections().keySet()));
    }

    @Test
    void anEventSaysHowItIsExpectedToChangeAMeasure() {
        EventDefinition event = events("start: 2021-07-03, end: 2021-07-20, effect: step, half_life_days: {speed: 30}, "
                        + "effect_by_topic: {speed: pulse_and_step}")
                .get("e0");
        assertEquals(EventDefinition.Effect.STEP, event.effect(MeasureDefinition.Topic.DIGITAL));
        assertEquals(EventDefinition.Effect.PULSE_AND_STEP, event.effect(MeasureDefinition.Topic.SPEED));
        assertEquals(OptionalDouble.of(30), event.halfLifeDays(MeasureDefinition.Topic.SPEED));
        assertEquals(OptionalDouble.empty(), event.halfLifeDays(MeasureDefinition.Topic.DIGITAL));
        assertEquals(
                EventDefinition.Effect.PULSE,
                events("start: 2021-07-03, end: 2021-07-20").get("e0").effect());
        assertEquals(
                EventDefinition.Effect.STEP,
                events("start: 2021-07-03").get("e0").effect());
        assertEquals(List.of(), home.notices());
        events("start: 2021-07-03, effect_by_topic: {mood: step}");
        assertEquals(
                List.of(
                        "unknown_key data/events/e.yaml:2 events[0].effect_by_topic.mood {allowed=digital, speed, accuracy, "
                                + "quality, voice, cost, readiness, volume, value=mood}"),
                home.notices());
    }

    @Test
    void anEventIsPartOfAnEarlierOneThatIsNoPartItself() {
        assertEquals(
                Optional.of("e0"),
                events("start: 2021-07-03", "start: 2021-07-21, part_of: e0")
                        .get("e1")
                        .partOf());
        assertEquals(List.of(), home.notices());
        assertEquals(
                List.of("e0", "e1"),
                List.copyOf(events(
                                "start: 2021-07-03",
                                "start: 2021-07-21, part_of: e0",
                                "start: 2021-07-26, part_of: e1",
                                "start: 2021-07-02, part_of: e0",
                                "start: 2021-07-02, part_of: nothing")
                        .keySet()));
        assertEquals(
                List.of(
                        "event_part_unfit data/events/e.yaml:4 events[2].part_of {value=e1}",
                        "event_part_unfit data/events/e.yaml:5 events[3].part_of {value=e0}"),
                home.notices().stream()
                        .filter(notice -> notice.startsWith("event_part_unfit"))
                        .toList());
        assertEquals(3, home.notices().size());
    }

    private Map<String, EventDefinition> events(String... keys) {
        var file = new StringBuilder("events:\n");
        for (int i = 0; i < keys.length; i++) {
            file.append("  - {id: e" + i + ", kind: other, title: {en: a, id: b}, description: {en: a, id: b}, "
                    + keys[i] + ", source: {en: a, id: b}, verified: true}\n");
        }
        return home.put("data/events/e.yaml", file.toString())
                .read()
                .definitions()
                .events();
    }

    private List<String> targets(String... items) {
        return home.put("data/targets/t.yaml", "# plans\ntargets:\n  - " + String.join("\n  - ", items) + "\n")
                .notices();
    }
}

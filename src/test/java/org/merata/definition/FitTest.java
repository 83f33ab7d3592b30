package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.model.Text;

/** What is wrong between a country, its contracts, sources and measures. */
class FitTest {
    private static final String MEASURE = "dashboards/measures/take_up.yaml";
    /** What follows where the measure is left out. */
    private static final String PAGE_LEFT_OUT =
            "refers_to_refused dashboards/page.yaml:7 rows[0].tiles[0].measures[0] {kind=measure, value=take_up}";

    @TempDir
    private Path root;

    private SmallHome home;

    @BeforeEach
    void aHomeWithoutFault() {
        home = new SmallHome(root);
    }

    // the country

    @Test
    void theMapLevelIsOneOfTheLevels() {
        home.country("map_level: province", "map_level: provinces");
        assertEquals(
                List.of(
                        "unknown_reference data/country.yaml:8 map_level {allowed=nation, province, kind=level, "
                                + "nearest=province, value=provinces}",
                        "country_missing data/country.yaml {}"),
                home.notices());
    }

    @Test
    void aLevelComesOnce() {
        home.country("{id: nation,", "{id: province,");
        assertEquals(
                "duplicate_id data/country.yaml:7 levels[1].id {value=province}",
                home.notices().get(0));
    }

    @Test
    void aTimeZoneIsOneOfTheWorld() {
        home.country("Asia/Jakarta", "Asia/Jakart");
        assertEquals(
                "wrong_form data/country.yaml:3 zone {expected=a time zone such as Asia/Jakarta, nearest=Asia/Jakarta, "
                        + "value=Asia/Jakart}",
                home.notices().get(0));
    }

    @Test
    void aDatasetOfRecordsWithoutMinimumFrequencyGetsTheUsualOneAndAWarning() {
        home.country("minimum_frequency: {visits: 10}", "minimum_frequency: {}");
        assertEquals(
                List.of("minimum_frequency_missing data/country.yaml:14 minimum_frequency {dataset=visits, used=10}"),
                home.notices());
        assertEquals(10, home.read().definitions().country().minimumFrequency().get("visits"));
    }

    @Test
    void aMinimumFrequencyIsOfAKnownDatasetAndNotBelowThree() {
        home.country("{visits: 10}", "{visits: 10, visit: 5}");
        assertEquals(
                List.of(
                        "unknown_reference data/country.yaml:14 minimum_frequency.visit {allowed=channels, indicators, regions, "
                                + "services, visits, kind=dataset, nearest=visits, value=visit}"),
                home.notices());
        home.country("{visits: 10}", "{visits: 2}");
        assertEquals(
                "out_of_range data/country.yaml:14 minimum_frequency.visits {expected=>= 3, <= 1000, value=2}",
                home.notices().get(0));
    }

    @Test
    void noiseIsForCountsOfRecordsAlone() {
        home.country(
                "minimum_frequency: {visits: 10}", "minimum_frequency: {visits: 10}\ncell_key: {visits: {most: 4}}");
        assertEquals(List.of(), home.notices());
        assertEquals(
                Map.of("visits", new CellKey(4, 3, 2)),
                home.read().definitions().country().cellKeys());
        home.country("minimum_frequency: {visits: 10}", "minimum_frequency: {visits: 10}\ncell_key: {regions: {}}");
        assertEquals(
                List.of("wrong_dataset_kind data/country.yaml:15 cell_key.regions {expected=records, value=regions}"),
                home.notices());
    }

    // contracts

    /** A field of such a name would be read in the place of ingestion's own column. */
    @Test
    void aNameThatIngestionUsesItselfIsTaken() {
        home.visits("name: came_at", "name: record");
        assertEquals(
                "duplicate_id data/contracts/visits.yaml:10 fields[4].name {value=record}",
                home.notices().stream()
                        .filter(notice -> notice.startsWith("duplicate_id"))
                        .findFirst()
                        .orElse("no notice"));
    }

    @Test
    void aFieldAndACubeComeOnce() {
        home.visits("name: came_at", "name: left_at").takeUp("dimensions: [region", "dimensions: [service, region");
        assertEquals(
                "duplicate_id data/contracts/visits.yaml:11 fields[5].name {value=left_at}",
                home.notices().get(0));
    }

    @Test
    void aReferenceIsToReferenceData() {
        home.visits("references: channels", "references: chanels");
        assertEquals(
                "unknown_reference data/contracts/visits.yaml:9 fields[3].references {allowed=channels, indicators, regions, "
                        + "services, visits, kind=dataset, nearest=channels, value=chanels}",
                home.notices().get(0));
        home.visits("references: channels", "references: indicators");
        assertEquals(
                "wrong_dataset_kind data/contracts/visits.yaml:9 fields[3].references {expected=reference, "
                        + "value=indicators (values)}",
                home.notices().get(0));
    }

    @Test
    void whatRefersToAContractThatIsLeftOutIsLeftOutToo() {
        home.visits("references: channels", "references: chanels");
        assertEquals(
                List.of(
                        "unknown_reference data/contracts/visits.yaml:9 fields[3].references {allowed=channels, indicators, "
                                + "regions, services, visits, kind=dataset, nearest=channels, value=chanels}",
                        "refers_to_refused data/country.yaml:14 minimum_frequency.visits {kind=dataset, value=visits}",
                        "refers_to_refused data/sources/office.yaml:2 dataset {kind=dataset, value=visits}",
                        "refers_to_refused " + MEASURE
                                + ":13 formula.ratio.numerator[0].count {kind=dataset, value=visits}",
                        "refers_to_refused " + MEASURE
                                + ":15 formula.ratio.denominator[0].count {kind=dataset, value=visits}",
                        PAGE_LEFT_OUT),
                home.notices());
        assertEquals(
                List.of("channels", "indicators", "regions", "services"),
                List.copyOf(home.read().definitions().contracts().keySet()));
    }

    @Test
    void theKeyTheTimeAndTheCubesNameFields() {
        home.visits("primaryKey: [visit_id]", "primaryKey: [visitid]");
        assertEquals(
                "unknown_reference data/contracts/visits.yaml:18 primaryKey[0] {allowed=visit_id, service, region, channel, "
                        + "came_at, left_at, status, cost, stay_seconds, due_by, in_time, kind=field, nearest=visit_id, "
                        + "value=visitid}",
                home.notices().get(0));
        home.visits("time: left_at", "time: status");
        assertEquals(
                "wrong_field_type data/contracts/visits.yaml:19 time {expected=date or datetime or period, value=string}",
                home.notices().get(0));
        home.visits("by: [service]", "by: [cost]");
        assertEquals(
                "unknown_reference data/contracts/visits.yaml:22 cubes[1].by[0] {allowed=service, region, channel, status, "
                        + "kind=field with codes, value=cost}",
                home.notices().get(0));
    }

    @Test
    void recordsHaveATimeAndCubesAndReferenceDataHaveNoCubes() {
        home.visits("time: left_at\n", "");
        assertEquals(
                "missing_key data/contracts/visits.yaml:1 {key=time}",
                home.notices().get(0));
        home.visits("kind: records", "kind: reference");
        assertEquals(
                "wrong_dataset_kind data/contracts/visits.yaml:20 cubes {expected=records or counts, value=reference}",
                home.notices().get(0));
        home.put("data/contracts/visits.yaml", SmallHome.VISITS.substring(0, SmallHome.VISITS.indexOf("cubes:")));
        assertEquals(
                "missing_key data/contracts/visits.yaml:1 {key=cubes}",
                home.notices().get(0));
    }

    @Test
    void publishedValuesHaveAPeriod() {
        home.put("data/contracts/indicators.yaml", SmallHome.INDICATORS, "period: true, ", "");
        assertEquals(
                List.of("wrong_field_type data/contracts/indicators.yaml:11 time {expected=period, value=string}"),
                home.notices());
    }

    @Test
    void aDerivedColumnIsMadeOfMoments() {
        home.visits("from: came_at, to: left_at", "from: cost, to: left");
        assertEquals(
                List.of(
                        "wrong_field_type data/contracts/visits.yaml:15 derived[0].seconds_between.from {expected=datetime, "
                                + "value=number}",
                        "unknown_reference data/contracts/visits.yaml:15 derived[0].seconds_between.to {allowed=visit_id, "
                                + "service, region, channel, came_at, left_at, status, cost, stay_seconds, due_by, in_time, "
                                + "kind=field, value=left}"),
                home.notices().subList(0, 2));
    }

    @Test
    void aPromiseNeedsAServiceWithAStandard() {
        home.visits(", references: services", "");
        assertEquals(
                "unknown_reference data/contracts/visits.yaml:16 derived[1].due_by {expected=a field that references "
                        + "services, whose standard is used, value=services}",
                home.notices().get(0));
    }

    @Test
    void aConstraintFitsItsType() {
        home.visits("constraints: {enum: [done, refused]}", "constraints: {minimum: 1, pattern: '['}");
        assertEquals(
                List.of(
                        "wrong_form data/contracts/visits.yaml:12 fields[6].constraints.pattern {expected=a regular expression, "
                                + "problem=Unclosed character class, value=[}",
                        "wrong_field_type data/contracts/visits.yaml:12 fields[6].constraints.minimum {expected=integer or "
                                + "number, value=string}"),
                home.notices().subList(0, 2));
        home.visits("constraints: {minimum: 0}", "constraints: {pattern: a}, period: true");
        assertEquals(
                List.of(
                        "wrong_field_type data/contracts/visits.yaml:13 fields[7].type {expected=string, value=number}"),
                home.notices().subList(0, 1));
    }

    // sources

    @Test
    void aSourceNamesADatasetThatIsLoadedFromFiles() {
        home.source("dataset: visits", "dataset: regions");
        assertEquals(
                List.of("wrong_dataset_kind data/sources/office.yaml:2 dataset {expected=records or counts or values, "
                        + "value=regions (reference)}"),
                home.notices());
        home.source("dataset: visits", "dataset: visit");
        assertEquals(
                List.of(
                        "unknown_reference data/sources/office.yaml:2 dataset {allowed=channels, indicators, regions, services, "
                                + "visits, kind=dataset, nearest=visits, value=visit}"),
                home.notices());
    }

    @Test
    void aSourceMapsKnownFieldsAndAllThatAreRequired() {
        home.source("visit_id: {from: No}", "visit: {from: No}");
        assertEquals(
                List.of(
                        "unknown_reference data/sources/office.yaml:7 columns.visit {allowed=visit_id, service, region, channel, "
                                + "came_at, left_at, status, cost, kind=field of visits, value=visit}",
                        "required_field_unmapped data/sources/office.yaml:6 columns {field=visit_id}"),
                home.notices());
    }

    @Test
    void whatAnUnpivotGivesToEveryRowIsMapped() {
        home.source("  service: {from: Service}\n", "")
                .put(
                        "data/sources/office.yaml",
                        SmallHome.SOURCE.replace("  service: {from: Service}\n", "")
                                + "unpivot: {into: cost, columns: {A: {service: a, status: done}, B: {service: b}}}\n");
        assertEquals(List.of(), home.notices());
        home.put(
                "data/sources/office.yaml",
                SmallHome.SOURCE.replace("  service: {from: Service}\n", "")
                        + "unpivot: {into: costs, columns: {A: {service: a}, B: {status: gone}}}\n");
        assertEquals(
                List.of(
                        "unknown_reference data/sources/office.yaml:12 unpivot.into {allowed=visit_id, service, region, channel, "
                                + "came_at, left_at, status, cost, kind=field of visits, nearest=cost, value=costs}",
                        "value_not_allowed data/sources/office.yaml:12 unpivot.columns.B.status {allowed=done, refused, "
                                + "nearest=done, value=gone}",
                        "required_field_unmapped data/sources/office.yaml:6 columns {field=service}"),
                home.notices());
    }

    @Test
    void theWordsASourceMapsToAreTheContracts() {
        home.source("values: {Ya: done}", "values: {Ya: don}, otherwise: no");
        assertEquals(
                List.of(
                        "value_not_allowed data/sources/office.yaml:11 columns.status.otherwise {allowed=done, refused, "
                                + "value=no}",
                        "value_not_allowed data/sources/office.yaml:11 columns.status.values.Ya {allowed=done, refused, "
                                + "nearest=done, value=don}"),
                home.notices());
    }

    @Test
    void bareRegionCodesAreRefusedWhereTheCountryHasSeveralSystems() {
        home.source("code_systems: {region: home}", "synthetic: false");
        assertEquals(
                List.of(
                        "code_system_missing data/sources/office.yaml:9 columns.region {allowed=home, statistics, field=region}"),
                home.notices());
        home.source("code_systems: {region: home}", "code_systems: {region: hom, service: home}");
        assertEquals(
                List.of(
                        "unknown_reference data/sources/office.yaml:12 code_systems.region {allowed=home, statistics, kind=code "
                                + "system, nearest=home, value=hom}",
                        "unknown_reference data/sources/office.yaml:12 code_systems.service {allowed=region, kind=field with "
                                + "region codes, value=service}"),
                home.notices());
    }

    @Test
    void namesInsteadOfCodesNeedNoCodeSystem() {
        home.source("region: {from: Region}", "region: {from: Region, match: name}")
                .put(
                        "data/sources/office.yaml",
                        SmallHome.SOURCE
                                .replace("region: {from: Region}", "region: {from: Region, match: name}")
                                .replace("code_systems: {region: home}\n", ""));
        assertEquals(List.of(), home.notices());
    }

    @Test
    void formatsCommasAndNamesFitTheFieldTheyAreFor() {
        home.source(
                "status: {from: Status, values: {Ya: done}}",
                "status: {from: Status, formats: [yyyy], decimal_comma: true, match: name}");
        assertEquals(
                List.of(
                        "wrong_field_type data/sources/office.yaml:11 columns.status.formats {expected=date or datetime or "
                                + "period, value=status (string)}",
                        "wrong_field_type data/sources/office.yaml:11 columns.status.decimal_comma {expected=integer or number, "
                                + "value=status (string)}",
                        "wrong_field_type data/sources/office.yaml:11 columns.status.match {expected=a field that references "
                                + "names, value=status (string)}"),
                home.notices());
    }

    @Test
    void whatASourceSaysOfItsFilesCanBeUsed() {
        home.source("files: visits/*.csv", "files: ../visits/*.csv\nzone: Jakarta\ndialect: {encoding: utf9}");
        assertEquals(
                List.of(
                        "wrong_form data/sources/office.yaml:5 zone {expected=a time zone such as Asia/Jakarta, value=Jakarta}",
                        "wrong_form data/sources/office.yaml:4 files {expected=a pattern below data/inbox, such as "
                                + "transactions/*.csv, value=../visits/*.csv}",
                        "wrong_form data/sources/office.yaml:6 dialect.encoding {expected=a character encoding such as UTF-8 or "
                                + "windows-1252, value=utf9}"),
                home.notices());
        home.source("formats: [dd/MM/yyyy]", "formats: [dd/MM/jjjj]");
        assertEquals(
                List.of(
                        "wrong_form data/sources/office.yaml:10 columns.came_at.formats[0] {expected=a date format such as "
                                + "dd/MM/yyyy HH:mm, value=dd/MM/jjjj}"),
                home.notices());
    }

    // measures

    @Test
    void aFormulaNamesAKnownDataset() {
        home.takeUp("{count: visits, where: {channel", "{count: visit, where: {channel");
        assertEquals(
                List.of(
                        "unknown_reference " + MEASURE
                                + ":13 formula.ratio.numerator[0].count {allowed=channels, indicators, "
                                + "regions, services, visits, kind=dataset, nearest=visits, value=visit}",
                        PAGE_LEFT_OUT),
                home.notices());
        home.takeUp("{count: visits, where: {channel", "{count: regions, where: {channel");
        assertEquals(
                "wrong_dataset_kind " + MEASURE + ":13 formula.ratio.numerator[0].count {expected=records or counts, "
                        + "value=regions (reference)}",
                home.notices().get(0));
    }

    @Test
    void aSumIsOfANumber() {
        home.takeUp("{count: visits, where: {status", "{sum: visits.status, where: {status");
        assertEquals(
                "wrong_field_type " + MEASURE + ":15 formula.ratio.denominator[0].sum {expected=integer or number, "
                        + "value=status (string)}",
                home.notices().get(0));
        home.takeUp("{count: visits, where: {status", "{sum: visits.costs, where: {status");
        assertEquals(
                "unknown_reference " + MEASURE
                        + ":15 formula.ratio.denominator[0].sum {allowed=cost, stay_seconds, kind=field "
                        + "of visits, nearest=cost, value=costs}",
                home.notices().get(0));
    }

    @Test
    void aConditionNamesAFieldOrAnAttributeOfWhatAFieldRefersTo() {
        home.takeUp("channel.kind: digital", "channel.kinds: digital");
        assertEquals(
                "unknown_reference " + MEASURE
                        + ":13 formula.ratio.numerator[0].where.channel.kinds {allowed=visit_id, service, "
                        + "region, channel, came_at, left_at, status, cost, stay_seconds, due_by, in_time, service.sector, "
                        + "region.group, channel.kind, kind=field of visits, nearest=channel.kind, value=channel.kinds}",
                home.notices().get(0));
    }

    @Test
    void aConditionNamesValuesThatTheContractOrTheCountryKnows() {
        home.takeUp("channel.kind: digital, status: done", "channel.kind: digitl, status: [done, completed]");
        assertEquals(
                List.of(
                        "value_not_allowed " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.channel.kind {allowed=digital, "
                                + "assisted, nearest=digital, value=digitl}",
                        "value_not_allowed " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.status[1] {allowed=done, "
                                + "refused, value=completed}"),
                home.notices().subList(0, 2));
        home.takeUp("channel.kind: digital, status: done", "service.sector: {not: helth}, cost: {at_least: much}");
        assertEquals(
                List.of(
                        "value_not_allowed " + MEASURE + ":13 formula.ratio.numerator[0].where.service.sector.not "
                                + "{allowed=health, land, nearest=health, value=helth}",
                        "wrong_type " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.cost.at_least {expected=number, "
                                + "value=much}"),
                home.notices().subList(0, 2));
    }

    @Test
    void aConditionComparesOnlyWhatHasAnOrderAndWithValuesOfItsType() {
        home.takeUp("channel.kind: digital, status: done", "status: {at_most: done}, in_time: maybe, came_at: soon");
        assertEquals(
                List.of(
                        "wrong_field_type " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.status.at_most {expected=integer or "
                                + "number or date or datetime or period, value=status (string)}",
                        "wrong_type " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.in_time {expected=boolean, value=maybe}",
                        "wrong_type " + MEASURE
                                + ":13 formula.ratio.numerator[0].where.came_at {expected=datetime, value=soon}"),
                home.notices().subList(0, 3));
    }

    @Test
    void theTimeOfAnAggregateIsATime() {
        home.takeUp("status: [done, refused]}}", "status: [done, refused]}, time: cost}");
        assertEquals(
                "wrong_field_type " + MEASURE
                        + ":15 formula.ratio.denominator[0].time {expected=date or datetime or period, "
                        + "value=cost (number)}",
                home.notices().get(0));
    }

    @Test
    void aDimensionIsPublishedByEveryDataset() {
        home.takeUp("dimensions: [region,", "dimensions: [regin, status,");
        assertEquals(
                List.of(
                        "dimension_not_published " + MEASURE + ":17 dimensions[0] {allowed=region, channel, service, "
                                + "service.sector, region.group, channel.kind, nearest=region, value=regin}",
                        "dimension_not_published " + MEASURE + ":17 dimensions[1] {allowed=region, channel, service, "
                                + "service.sector, region.group, channel.kind, value=status}",
                        PAGE_LEFT_OUT),
                home.notices());
    }

    @Test
    void aQuantileNeedsBinsForEachDimension() {
        home.put(
                "dashboards/measures/median.yaml",
                median().replace("dimensions: [region]", "dimensions: [region, service]"));
        assertEquals(
                List.of("bins_not_published dashboards/measures/median.yaml:12 dimensions[1] {allowed=region, channel, "
                        + "region.group, channel.kind, value=service}"),
                home.notices());
    }

    @Test
    void aUnitAndAnIntervalFitTheirFormula() {
        home.put("dashboards/measures/median.yaml", median().replace("dimensions", "interval: wilson\ndimensions"));
        assertEquals(
                List.of("interval_does_not_fit dashboards/measures/median.yaml:12 interval {allowed=order_statistic, "
                        + "value=wilson}"),
                home.notices());
        home.remove("dashboards/measures/median.yaml")
                .takeUp("  ratio:\n", "  ratio:\n    factor: 1000\n")
                .notices();
        assertEquals(
                List.of(
                        "unit_does_not_fit " + MEASURE + ":7 unit {allowed=per_thousand, index, value=share}",
                        PAGE_LEFT_OUT),
                home.notices());
    }

    @Test
    void aPublishedValueIsOfADatasetOfValuesAndNamesItsPublisher() {
        home.put("dashboards/measures/index.yaml", index().replace("publisher: {en: a, id: b}\n", ""));
        assertEquals(List.of("publisher_missing dashboards/measures/index.yaml:1 {}"), home.notices());
        home.put("dashboards/measures/index.yaml", index().replace("dataset: indicators", "dataset: visits"));
        assertEquals(
                List.of("wrong_dataset_kind dashboards/measures/index.yaml:10 formula.value.dataset {expected=values, "
                        + "value=visits (records)}"),
                home.notices());
    }

    static String median() {
        return """
                id: median
                version: 1
                label: {en: Stay, id: Lama tinggal}
                definition: {en: a, id: b}
                why: {en: a, id: b}
                topic: speed
                unit: seconds
                direction: lower
                decimals: 1
                formula:
                  quantile: {of: visits.stay_seconds, p: 0.5}
                dimensions: [region]
                finest: month
                method: {en: a, id: b}
                """;
    }

    static String index() {
        return """
                id: index
                version: 1
                label: {en: Index, id: Indeks}
                definition: {en: a, id: b}
                why: {en: a, id: b}
                topic: readiness
                unit: index
                direction: higher
                decimals: 1
                formula: {value: {dataset: indicators, field: value, where: {indicator: a}}}
                dimensions: [region]
                finest: year
                publisher: {en: a, id: b}
                method: {en: a, id: b}
                """;
    }

    // breaks of a definition

    @Test
    void aMeasureSaysFromWhenItIsCountedOtherwise() {
        home.takeUp(
                "method: {en: a, id: b}",
                "method: {en: a, id: b}\nbreaks:\n  - {from: 2024-01-01, change: {en: c, id: d}, source: {en: e, id: f}}\n"
                        + "  - {from: 2025-01-01, change: {en: g, id: h}, source: {en: i, id: j}, verified: true}");
        assertEquals(List.of(), home.notices());
        assertEquals(
                List.of(
                        new DefinitionBreak(LocalDate.parse("2024-01-01"), Text.of("c", "d"), Text.of("e", "f"), false),
                        new DefinitionBreak(LocalDate.parse("2025-01-01"), Text.of("g", "h"), Text.of("i", "j"), true)),
                home.read().definitions().getMeasure("take_up").breaks());
    }

    @Test
    void breaksComeInOrderAndEachDayOnce() {
        home.takeUp(
                "method: {en: a, id: b}",
                "method: {en: a, id: b}\nbreaks:\n  - {from: 2025-01-01, change: {en: c, id: d}, source: {en: e, id: f}}\n"
                        + "  - {from: 2025-01-01, change: {en: g, id: h}, source: {en: i, id: j}}");
        assertEquals(
                "dates_run_backward dashboards/measures/take_up.yaml:22 breaks[1].from "
                        + "{expected=> 2025-01-01, value=2025-01-01}",
                home.notices().get(0));
    }
}

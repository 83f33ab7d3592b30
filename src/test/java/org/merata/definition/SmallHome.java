package org.merata.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.merata.model.Language;
import org.merata.model.Location;
import org.merata.model.Notice;

/** A small home without a fault, to which a test does one harm. */
final class SmallHome {
    static final String COUNTRY = """
            id: smallland
            name: {en: Smallland, id: Negeri Kecil}
            zone: Asia/Jakarta
            currency: IDR
            levels:
              - {id: nation, label: {en: Nation, id: Negara}, plural: {en: Nation, id: Negara}}
              - {id: province, label: {en: Province, id: Provinsi}, plural: {en: Provinces, id: Provinsi}}
            map_level: province
            code_systems:
              home: {en: Home, id: Dalam negeri}
              statistics: {en: Statistics, id: Statistik}
            groups: {east: {en: East, id: Timur}, west: {en: West, id: Barat}}
            sectors: {health: {en: Health, id: Kesehatan}, land: {en: Land, id: Pertanahan}}
            minimum_frequency: {visits: 10}
            """;

    static final String VISITS = """
            id: visits
            label: {en: Visits, id: Kunjungan}
            meaning: {en: One row a visit., id: Satu baris per kunjungan.}
            kind: records
            fields:
              - {name: visit_id, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {required: true}}
              - {name: service, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {required: true}, references: services}
              - {name: region, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {required: true}, references: regions}
              - {name: channel, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, references: channels}
              - {name: came_at, type: datetime, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: left_at, type: datetime, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: status, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {enum: [done, refused]}}
              - {name: cost, type: number, label: {en: a, id: b}, meaning: {en: a, id: b}, constraints: {minimum: 0}}
            derived:
              - {name: stay_seconds, label: {en: a, id: b}, meaning: {en: a, id: b}, seconds_between: {from: came_at, to: left_at}}
              - {name: due_by, label: {en: a, id: b}, meaning: {en: a, id: b}, due_by: {from: came_at}}
              - {name: in_time, label: {en: a, id: b}, meaning: {en: a, id: b}, not_later: {moment: left_at, limit: due_by}}
            primaryKey: [visit_id]
            time: left_at
            cubes:
              - {id: region_channel, by: [region, channel], bins: true}
              - {id: service, by: [service]}
            """;

    static final String INDICATORS = """
            id: indicators
            label: {en: Indicators, id: Indikator}
            meaning: {en: Published values., id: Nilai terpublikasi.}
            kind: values
            fields:
              - {name: region, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}, references: regions}
              - {name: indicator, type: string, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: period, type: string, period: true, label: {en: a, id: b}, meaning: {en: a, id: b}}
              - {name: value, type: number, label: {en: a, id: b}, meaning: {en: a, id: b}}
            primaryKey: [region, indicator, period]
            time: period
            """;

    static final String TAKE_UP = """
            id: take_up
            version: 1
            label: {en: Take-up, id: Pemanfaatan}
            definition: {en: a, id: b}
            why: {en: a, id: b}
            topic: digital
            unit: share
            direction: higher
            decimals: 1
            formula:
              ratio:
                numerator:
                  - {count: visits, where: {channel.kind: digital, status: done}}
                denominator:
                  - {count: visits, where: {status: [done, refused]}}
            interval: wilson
            dimensions: [region, channel, region.group]
            finest: month
            method: {en: a, id: b}
            """;

    static final String DASHBOARD = """
            id: page
            title: {en: Page, id: Halaman}
            question: {en: What?, id: Apa?}
            filters: [time, region]
            rows:
              - tiles:
                  - {chart: line, measures: [take_up], grain: month}
            """;

    static final String SOURCE = """
            id: office
            dataset: visits
            label: {en: Office, id: Kantor}
            files: visits/*.csv
            publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
            columns:
              visit_id: {from: No}
              service: {from: Service}
              region: {from: Region}
              came_at: {from: Came, formats: [dd/MM/yyyy]}
              status: {from: Status, values: {Ya: done}}
            code_systems: {region: home}
            """;

    private final Path root;

    SmallHome(Path root) {
        this.root = root;
        put("data/country.yaml", COUNTRY);
        put("data/contracts/visits.yaml", VISITS);
        put("data/contracts/indicators.yaml", INDICATORS);
        put("data/contracts/regions.yaml", reference("regions", "{name: group, type: string, %s}"));
        put("data/contracts/services.yaml", reference("services", "{name: sector, type: string, %s}"));
        put(
                "data/contracts/channels.yaml",
                reference("channels", "{name: kind, type: string, %s, constraints: {enum: [digital, assisted]}}"));
        put("dashboards/measures/take_up.yaml", TAKE_UP);
        put("dashboards/page.yaml", DASHBOARD);
        put("data/sources/office.yaml", SOURCE);
    }

    private static String reference(String id, String field) {
        String texts = "label: {en: a, id: b}, meaning: {en: a, id: b}";
        return """
                id: %s
                label: {en: a, id: b}
                meaning: {en: a, id: b}
                kind: reference
                fields:
                  - {name: code, type: string, %s}
                  - %s
                primaryKey: [code]
                """.formatted(id, texts, field.formatted(texts));
    }

    SmallHome put(String file, String yaml) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), yaml);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Writes a file with one text in it replaced, which must be there exactly once. */
    SmallHome put(String file, String yaml, String right, String wrong) {
        int at = yaml.indexOf(right);
        if (at < 0 || yaml.indexOf(right, at + 1) >= 0) {
            throw new IllegalArgumentException("not once: " + right);
        }
        return put(file, yaml.replace(right, wrong));
    }

    SmallHome country(String right, String wrong) {
        return put("data/country.yaml", COUNTRY, right, wrong);
    }

    SmallHome visits(String right, String wrong) {
        return put("data/contracts/visits.yaml", VISITS, right, wrong);
    }

    SmallHome takeUp(String right, String wrong) {
        return put("dashboards/measures/take_up.yaml", TAKE_UP, right, wrong);
    }

    SmallHome source(String right, String wrong) {
        return put("data/sources/office.yaml", SOURCE, right, wrong);
    }

    /** A dashboard of one tile. */
    SmallHome tile(String tile) {
        return put(
                "dashboards/page.yaml",
                DASHBOARD,
                "{chart: line, measures: [take_up], grain: month}",
                "{" + tile + "}");
    }

    SmallHome remove(String file) {
        try {
            Files.delete(root.resolve(file));
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    DefinitionFolder.Reading read() {
        return DefinitionFolder.read(root);
    }

    /** Every notice as one line: code, file, line, path, details. */
    List<String> notices() {
        return read().notices().list().stream().map(SmallHome::line).toList();
    }

    private static String line(Notice notice) {
        if (notice.describe(Language.EN).isBlank()
                || notice.describe(Language.ID).isBlank()) {
            throw new AssertionError("a notice without words: " + notice);
        }
        String place = notice.at().file();
        if (notice.at() instanceof Location.InDefinition at) {
            place += ":" + at.line() + " " + at.path();
        }
        return (notice.kind().code() + " " + place).strip() + " " + notice.details();
    }
}

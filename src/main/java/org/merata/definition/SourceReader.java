package org.merata.definition;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.ContractDefinition.Type;
import org.merata.model.Grain;
import org.merata.model.Status;

/** Turns a source, valid by its schema, into its definition, and reports where it does not fit its contract or the country. */
final class SourceReader {
    private static final double USUAL_MAX_QUARANTINED = 0.05;
    private static final int USUAL_FIRST_YEAR_OF_TWO_DIGITS = 1950;
    /** Formats of dates that spreadsheets count in days. */
    private static final Set<String> SERIAL_NUMBERS = Set.of("excel", "excel1904");

    private static final List<String> OF_NUMBERS =
            List.of("decimal_comma", "prefixes", "suffixes", "negative_brackets", "blank_thousands");

    private final YamlNode node;
    private final Shelf<ContractDefinition> contracts;
    private final Optional<CountryDefinition> country;
    private final Findings findings;

    private SourceReader(
            YamlNode node,
            Shelf<ContractDefinition> contracts,
            Optional<CountryDefinition> country,
            Findings findings) {
        this.node = node;
        this.contracts = contracts;
        this.country = country;
        this.findings = findings;
    }

    static SourceDefinition read(
            YamlNode node,
            Shelf<ContractDefinition> contracts,
            Optional<CountryDefinition> country,
            Findings findings) {
        var reader = new SourceReader(node, contracts, country, findings);
        SourceDefinition source = reader.source();
        reader.checkWriting();
        contracts
                .resolve(source.dataset(), node.get("dataset"), findings)
                .filter(reader::isLoaded)
                .ifPresent(contract -> reader.checkAgainst(contract, source));
        return source;
    }

    private SourceDefinition source() {
        YamlNode publisher = node.get("publisher");
        var missing = new LinkedHashMap<String, Status>();
        node.stringsByKey("missing")
                .forEach((word, status) -> missing.put(word, Status.find(status).orElseThrow()));
        var columns = new LinkedHashMap<String, SourceDefinition.Column>();
        node.listMembers("columns").forEach((field, column) -> columns.put(field, column(column)));
        var personal = new LinkedHashMap<String, SourceDefinition.PersonalUse>();
        node.stringsByKey("personal")
                .forEach((column, use) ->
                        personal.put(column, SourceDefinition.PersonalUse.valueOf(use.toUpperCase(Locale.ROOT))));
        return new SourceDefinition(
                node.string("id"),
                node.string("dataset"),
                node.text("label"),
                node.string("files"),
                node.isTrue("synthetic"),
                new SourceDefinition.Publisher(
                        publisher.text("name"), publisher.findString("url"), publisher.string("licence")),
                node.find("cadence")
                        .map(cadence -> new SourceDefinition.Cadence(
                                cadence.constant(Grain.class, "grain"), cadence.integer("grace_days"))),
                CountryReader.zone(
                        node, findings, country.map(CountryDefinition::zone).orElse(ZoneId.of("UTC"))),
                dialect(node.find("dialect").orElse(YamlNode.map(node.at(), Map.of()))),
                missing,
                columns,
                node.find("unpivot").map(SourceReader::unpivot),
                node.stringsByKey("code_systems"),
                personal,
                node.findConstant(SourceDefinition.Corrections.class, "corrections")
                        .orElse(SourceDefinition.Corrections.NONE),
                node.findNumber("max_quarantined").orElse(USUAL_MAX_QUARANTINED));
    }

    private static SourceDefinition.Dialect dialect(YamlNode dialect) {
        return new SourceDefinition.Dialect(
                dialect.findString("delimiter"),
                dialect.findString("quote"),
                dialect.findString("escape").map(text -> text.charAt(0)),
                dialect.findString("encoding"),
                dialect.integer("skip_lines", 0),
                dialect.find("header_rows").map(rows -> dialect.integer("header_rows")),
                dialect.findString("comment").map(text -> text.charAt(0)),
                dialect.find("sheets")
                        .map(sheets ->
                                sheets.asList().stream().map(YamlNode::written).toList())
                        .orElse(List.of()),
                dialect.findString("member"),
                dialect.findConstant(SourceDefinition.Totals.class, "totals")
                        .orElse(SourceDefinition.Totals.SET_ASIDE));
    }

    private static SourceDefinition.Column column(YamlNode column) {
        return new SourceDefinition.Column(
                names(column, "from"),
                column.findString("constant"),
                column.stringsByKey("values"),
                column.findString("otherwise"),
                column.strings("formats"),
                column.integer("two_digit_years_from", USUAL_FIRST_YEAR_OF_TWO_DIGITS),
                column.find("decimal_comma").map(any -> column.isTrue("decimal_comma")),
                new SourceDefinition.NumberMarks(
                        column.strings("prefixes"),
                        column.strings("suffixes"),
                        column.isTrue("negative_brackets"),
                        column.isTrue("blank_thousands")),
                column.findConstant(SourceDefinition.Match.class, "match").orElse(SourceDefinition.Match.CODE),
                names(column, "name_from"),
                column.findString("level"),
                column.find("resolve").map(any -> column.strings("resolve")));
    }

    private static List<String> names(YamlNode column, String key) {
        return column.find(key)
                .map(from -> from.asList().stream().map(YamlNode::written).toList())
                .orElse(List.of());
    }

    private static SourceDefinition.Unpivot unpivot(YamlNode unpivot) {
        var columns = new LinkedHashMap<String, Map<String, String>>();
        unpivot.listMembers("columns")
                .keySet()
                .forEach(column -> columns.put(column, unpivot.get("columns").stringsByKey(column)));
        return new SourceDefinition.Unpivot(unpivot.string("into"), columns);
    }

    /** What needs no contract: the file pattern, the encoding, the formats of dates. */
    private void checkWriting() {
        String files = node.string("files");
        if (files.startsWith("/") || files.contains("..") || files.contains("\\") || files.contains(":")) {
            wrongForm(node.get("files"), files, "a pattern below data/inbox, such as transactions/*.csv");
        }
        node.find("dialect").flatMap(dialect -> dialect.find("encoding")).ifPresent(encoding -> {
            if (!isCharset(encoding.written())) {
                wrongForm(encoding, encoding.written(), "a character encoding such as UTF-8 or windows-1252");
            }
        });
        for (YamlNode column : node.get("columns").members().values()) {
            for (YamlNode format : column.listItems("formats")) {
                checkFormat(format);
            }
        }
    }

    private void checkFormat(YamlNode format) {
        if (SERIAL_NUMBERS.contains(format.written())) {
            return;
        }
        try {
            DateTimeFormatter.ofPattern(format.written());
        } catch (IllegalArgumentException notAPattern) {
            wrongForm(format, format.written(), "a date format such as dd/MM/yyyy HH:mm");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException notEvenAName) {
            return false;
        }
    }

    private boolean isLoaded(ContractDefinition contract) {
        if (contract.kind() == Kind.REFERENCE) {
            findings.add(
                    DefinitionNotice.WRONG_DATASET_KIND,
                    node.get("dataset"),
                    "value",
                    contract.id() + " (reference)",
                    "expected",
                    "records or counts or values");
        }
        return contract.kind() != Kind.REFERENCE;
    }

    private void checkAgainst(ContractDefinition contract, SourceDefinition source) {
        node.get("columns")
                .members()
                .forEach(
                        (name, column) -> field(contract, name, column).ifPresent(field -> checkColumn(field, column)));
        Set<String> mapped = new HashSet<>(source.columns().keySet());
        node.find("unpivot").ifPresent(unpivot -> mapped.addAll(checkUnpivot(contract, unpivot)));
        for (Field field : contract.fields()) {
            if (field.required() && !mapped.contains(field.name())) {
                findings.add(DefinitionNotice.REQUIRED_FIELD_UNMAPPED, node.get("columns"), "field", field.name());
            }
        }
        checkCodeSystems(contract, source);
    }

    /** The fields that the unpivoted columns give values to. */
    private Set<String> checkUnpivot(ContractDefinition contract, YamlNode unpivot) {
        Set<String> given = new HashSet<>();
        field(contract, unpivot.string("into"), unpivot.get("into")).ifPresent(field -> given.add(field.name()));
        Set<String> inEvery = null;
        for (YamlNode column : unpivot.get("columns").members().values()) {
            column.members()
                    .forEach(
                            (name, value) -> field(contract, name, value).ifPresent(field -> checkValue(field, value)));
            if (inEvery == null) {
                inEvery = new HashSet<>(column.members().keySet());
            } else {
                inEvery.retainAll(column.members().keySet());
            }
        }
        if (inEvery != null) {
            given.addAll(inEvery);
        }
        return given;
    }

    private void checkColumn(Field field, YamlNode column) {
        column.find("constant").ifPresent(value -> checkValue(field, value));
        column.find("otherwise").ifPresent(value -> checkValue(field, value));
        column.listMembers("values").values().forEach(value -> checkValue(field, value));
        column.find("formats")
                .filter(formats ->
                        !List.of(Type.DATE, Type.DATETIME, Type.PERIOD).contains(field.type()))
                .ifPresent(formats -> wrongType(formats, field, "date or datetime or period"));
        for (String key : OF_NUMBERS) {
            column.find(key)
                    .filter(any -> field.type() != Type.INTEGER && field.type() != Type.NUMBER)
                    .ifPresent(at -> wrongType(at, field, "integer or number"));
        }
        for (String key : List.of("name_from", "level", "resolve")) {
            column.find(key)
                    .filter(any -> !field.references().equals(Optional.of("regions")))
                    .ifPresent(at -> wrongType(at, field, "a field that references regions"));
        }
        List<String> levels = country.map(CountryDefinition::levels).orElse(List.of()).stream()
                .map(CountryDefinition.Level::id)
                .toList();
        column.find("level")
                .filter(level -> country.isPresent() && !levels.contains(level.written()))
                .ifPresent(level -> unknown(level, level.written(), levels, "level"));
        column.find("match")
                .filter(match ->
                        match.written().equals("name") && field.references().isEmpty())
                .ifPresent(match -> wrongType(match, field, "a field that references names"));
    }

    private void checkValue(Field field, YamlNode value) {
        if (!field.allowed().isEmpty() && !field.allowed().contains(value.written())) {
            findings.addNotAllowed(
                    DefinitionNotice.VALUE_NOT_ALLOWED, value.at(), value.written(), field.allowed(), Map.of());
        }
    }

    /** The same code means different regions in different systems, so codes without a named system are refused. */
    private void checkCodeSystems(ContractDefinition contract, SourceDefinition source) {
        List<String> regions = contract.fields().stream()
                .filter(field -> field.references().equals(Optional.of("regions")))
                .map(Field::name)
                .toList();
        List<String> systems = new ArrayList<>(
                country.map(CountryDefinition::codeSystems).orElse(Map.of()).keySet());
        node.listMembers("code_systems").forEach((field, system) -> {
            if (!regions.contains(field)) {
                unknown(system, field, regions, "field with region codes");
            }
            if (country.isPresent() && !systems.contains(system.written())) {
                unknown(system, system.written(), systems, "code system");
            }
        });
        for (String field : regions) {
            SourceDefinition.Column column = source.columns().get(field);
            boolean bareCodes =
                    column != null && !column.from().isEmpty() && column.match() == SourceDefinition.Match.CODE;
            if (bareCodes && systems.size() > 1 && !source.codeSystems().containsKey(field)) {
                findings.add(
                        DefinitionNotice.CODE_SYSTEM_MISSING,
                        node.get("columns").get(field),
                        "field",
                        field,
                        "allowed",
                        String.join(", ", systems));
            }
        }
    }

    private Optional<Field> field(ContractDefinition contract, String name, YamlNode at) {
        Optional<Field> field = contract.findField(name);
        if (field.isEmpty()) {
            unknown(at, name, contract.fields().stream().map(Field::name).toList(), "field of " + contract.id());
        }
        return field;
    }

    private void unknown(YamlNode at, String name, List<String> allowed, String kind) {
        findings.addNotAllowed(DefinitionNotice.UNKNOWN_REFERENCE, at.at(), name, allowed, Map.of("kind", kind));
    }

    private void wrongForm(YamlNode at, String value, String expected) {
        findings.add(DefinitionNotice.WRONG_FORM, at, "value", value, "expected", expected);
    }

    private void wrongType(YamlNode at, Field field, String expected) {
        findings.add(
                DefinitionNotice.WRONG_FIELD_TYPE,
                at,
                "value",
                field.name() + " (" + Ids.of(field.type()) + ")",
                "expected",
                expected);
    }
}

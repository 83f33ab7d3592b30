package org.merata.definition;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.model.Location;
import org.merata.model.Notices;

/**
 * Reads all definitions of a home. Every problem of every file is reported at once; what has an error is left out, and so is what
 * refers to it; the rest stands. Reading changes nothing and keeps nothing, so it can be done again at any time.
 */
public final class DefinitionFolder {
    /** The smallest count that is published of a dataset of records whose country file names none. */
    public static final int USUAL_MINIMUM_FREQUENCY = 10;

    private final Notices notices = new Notices();
    private final Map<DefinitionKind, DefinitionFiles> files = new EnumMap<>(DefinitionKind.class);
    private final Shelf<CalendarDefinition> calendars = new Shelf<>("calendar");
    private final Shelf<ContractDefinition> contracts = new Shelf<>("dataset");
    private final Shelf<SourceDefinition> sources = new Shelf<>("source");
    private final Shelf<MeasureDefinition> measures = new Shelf<>("measure");
    private final Shelf<DashboardDefinition> dashboards = new Shelf<>("dashboard");
    private final Shelf<TargetDefinition> targets = new Shelf<>("target");
    private final Shelf<EventDefinition> events = new Shelf<>("event");
    private final Shelf<QualityRule> rules = new Shelf<>("rule");
    private final Shelf<FrameworkDefinition> frameworks = new Shelf<>("framework");
    private final Shelf<BoundaryDefinition> boundaries = new Shelf<>("boundaries");
    private final Shelf<CorrectionDefinition> corrections = new Shelf<>("correction");
    private final Path home;
    /** The calendars with what they take over from each other. */
    private final Map<String, CalendarDefinition> wholeCalendars = new LinkedHashMap<>();

    private Optional<CountryDefinition> country = Optional.empty();

    private DefinitionFolder(Path home) {
        this.home = home;
        for (DefinitionKind kind : DefinitionKind.values()) {
            files.put(kind, DefinitionFiles.read(home, kind, notices));
        }
    }

    /**
     * What a home defines, and what is wrong with it.
     *
     * @param definitions what is without error; where there is no usable country, an empty one stands in its place
     */
    public record Reading(Definitions definitions, Notices notices) {
        /** Whether there is a country. Without one nothing can be ingested or served, only checked; the notices say why. */
        public boolean hasCountry() {
            return definitions.country() != CountryReader.NONE;
        }
    }

    /** Reads {@code home/data} and {@code home/dashboards}. Throws {@link UncheckedIOException} where a folder cannot be listed. */
    public static Reading read(Path home) {
        return new DefinitionFolder(home).read();
    }

    private Reading read() {
        readCountry();
        readNamed(
                DefinitionKind.CALENDAR,
                calendars,
                (node, findings) -> Optional.of(CalendarReader.read(node, country, calendars, findings)));
        takeDaysOffOver();
        readNamed(
                DefinitionKind.CONTRACT,
                contracts,
                (node, findings) -> Optional.of(ContractReader.read(node, findings)));
        checkReferences();
        checkMinimumFrequencies();
        checkCellKeys();
        readNamed(
                DefinitionKind.SOURCE,
                sources,
                (node, findings) -> Optional.of(SourceReader.read(node, contracts, country, findings)));
        var columns = new Columns(contracts, country);
        readNamed(
                DefinitionKind.MEASURE,
                measures,
                (node, findings) -> MeasureReader.read(node, contracts, columns, findings));
        Set<String> synthetic = listSyntheticDatasets();
        readNamed(
                DefinitionKind.DASHBOARD,
                dashboards,
                (node, findings) -> Optional.of(DashboardReader.read(node, measures, country, synthetic, findings)));
        readListed(
                DefinitionKind.TARGETS,
                targets,
                (node, findings) -> PlanReader.target(node, measures, targets, findings));
        readListed(DefinitionKind.EVENTS, events, PlanReader::event);
        checkParts();
        readNamed(
                DefinitionKind.QUALITY,
                rules,
                (node, findings) -> QualityRuleReader.read(node, contracts, columns, findings));
        readNamed(
                DefinitionKind.FRAMEWORK,
                frameworks,
                (node, findings) -> Optional.of(FrameworkReader.read(node, measures, synthetic, findings)));
        checkFollowers();
        readListed(
                DefinitionKind.CORRECTIONS,
                corrections,
                (node, findings) -> PlanReader.correction(node, sources, contracts, findings));
        var definitions = new Definitions(
                country.map(this::withMinimumFrequencies).orElse(CountryReader.NONE),
                contracts.values(),
                sources.values(),
                measures.values(),
                dashboards.values(),
                targets.values(),
                events.values(),
                rules.values(),
                frameworks.values(),
                wholeCalendars,
                readBoundaries(),
                corrections.values());
        return new Reading(definitions, notices);
    }

    /** The home's own, and those that come with the program for a level of which it has none. */
    private Map<String, BoundaryDefinition> readBoundaries() {
        Path folder = home.resolve(DefinitionKind.BOUNDARIES.folder());
        readNamed(
                DefinitionKind.BOUNDARIES,
                boundaries,
                (node, findings) -> new BoundaryReader(country, boundaries, findings).read(node, folder));
        var all = new LinkedHashMap<>(boundaries.values());
        new BoundaryReader(country, boundaries, new Findings(notices))
                .findShipped()
                .filter(shipped ->
                        all.values().stream().noneMatch(own -> own.level().equals(shipped.level())))
                .ifPresent(shipped -> all.putIfAbsent(shipped.id(), shipped));
        return all;
    }

    private void readCountry() {
        for (YamlNode node : files.get(DefinitionKind.COUNTRY).valid()) {
            var findings = new Findings(notices);
            CountryDefinition read = CountryReader.read(node, findings);
            country = findings.hasErrors() ? Optional.empty() : Optional.of(read);
        }
        if (country.isEmpty()) {
            new Findings(notices).add(DefinitionNotice.COUNTRY_MISSING, new Location.InFile("data/country.yaml"));
        }
    }

    private void takeDaysOffOver() {
        for (Shelf.Written<CalendarDefinition> calendar :
                List.copyOf(calendars.all().values())) {
            var findings = new Findings(notices);
            CalendarDefinition whole = CalendarReader.withTakenOver(calendar, calendars, findings);
            if (findings.hasErrors()) {
                calendars.refuse(whole.id());
            } else {
                wholeCalendars.put(whole.id(), whole);
            }
        }
    }

    /** Reads files that hold one definition each. */
    private <T> void readNamed(
            DefinitionKind kind, Shelf<T> shelf, BiFunction<YamlNode, Findings, Optional<T>> reader) {
        files.get(kind).refused().forEach(shelf::refuse);
        for (YamlNode node : files.get(kind).valid()) {
            var findings = new Findings(notices);
            Optional<T> definition = reader.apply(node, findings);
            if (definition.isEmpty() || findings.hasErrors()) {
                shelf.refuse(node.string("id"));
            } else {
                shelf.keep(node.string("id"), definition.get(), node);
            }
        }
    }

    /** Reads files that hold a list of definitions each; one with an error is left out, the others stand. */
    private <T> void readListed(DefinitionKind kind, Shelf<T> shelf, BiFunction<YamlNode, Findings, T> reader) {
        for (YamlNode file : files.get(kind).valid()) {
            for (YamlNode node : PlanReader.items(file)) {
                var findings = new Findings(notices);
                shelf.findPlace(node.string("id"))
                        .ifPresent(first -> findings.add(
                                DefinitionNotice.DUPLICATE_ID,
                                node.get("id"),
                                "value",
                                node.string("id"),
                                "first",
                                first.describe()));
                T definition = reader.apply(node, findings);
                if (!findings.hasErrors()) {
                    shelf.keep(node.string("id"), definition, node);
                }
            }
        }
    }

    /** Leaves out contracts that refer to no reference dataset, and then those that refer to them, until none is left. */
    private void checkReferences() {
        int before;
        do {
            before = contracts.all().size();
            for (Shelf.Written<ContractDefinition> contract :
                    List.copyOf(contracts.all().values())) {
                var findings = new Findings(notices);
                contract.node()
                        .listItems("fields")
                        .forEach(field ->
                                field.find("references").ifPresent(reference -> checkReference(reference, findings)));
                if (findings.hasErrors()) {
                    contracts.refuse(contract.value().id());
                }
            }
        } while (contracts.all().size() < before);
    }

    private void checkReference(YamlNode reference, Findings findings) {
        contracts
                .resolve(reference.written(), reference, findings)
                .filter(contract -> contract.kind() != Kind.REFERENCE)
                .ifPresent(contract -> findings.add(
                        DefinitionNotice.WRONG_DATASET_KIND,
                        reference,
                        "value",
                        contract.id() + " (" + Ids.of(contract.kind()) + ")",
                        "expected",
                        "reference"));
    }

    /** Leaves out events that are told of on the page of no other, or of one that is not fit for it. */
    private void checkParts() {
        for (Shelf.Written<EventDefinition> part : List.copyOf(events.all().values())) {
            var findings = new Findings(notices);
            PlanReader.checkPart(part, events, findings);
            if (findings.hasErrors()) {
                events.refuse(part.value().id());
            }
        }
    }

    /** Leaves out frameworks that follow none, or one that is not older, until none is left: so no line of editions runs in a circle. */
    private void checkFollowers() {
        int before;
        do {
            before = frameworks.all().size();
            for (Shelf.Written<FrameworkDefinition> later :
                    List.copyOf(frameworks.all().values())) {
                var findings = new Findings(notices);
                later.node().find("follows").ifPresent(at -> checkFollower(later.value(), at, findings));
                if (findings.hasErrors()) {
                    frameworks.refuse(later.value().id());
                }
            }
        } while (frameworks.all().size() < before);
    }

    private void checkFollower(FrameworkDefinition later, YamlNode at, Findings findings) {
        frameworks
                .resolve(at.written(), at, findings)
                .filter(earlier -> !earlier.from().isBefore(later.from()))
                .ifPresent(earlier -> findings.add(
                        DefinitionNotice.OUT_OF_RANGE,
                        at,
                        "value",
                        earlier.id() + " (" + earlier.from() + ")",
                        "expected",
                        "< " + later.from()));
    }

    private void checkMinimumFrequencies() {
        for (YamlNode node : files.get(DefinitionKind.COUNTRY).valid()) {
            var findings = new Findings(notices);
            Map<String, YamlNode> stated = node.listMembers("minimum_frequency");
            stated.forEach((dataset, least) -> contracts.resolve(dataset, least, findings));
            for (ContractDefinition contract : contracts.values().values()) {
                if (contract.kind() == Kind.RECORDS && !stated.containsKey(contract.id())) {
                    findings.add(
                            DefinitionNotice.MINIMUM_FREQUENCY_MISSING,
                            node.find("minimum_frequency").orElse(node),
                            "dataset",
                            contract.id(),
                            "used",
                            Integer.toString(USUAL_MINIMUM_FREQUENCY));
                }
            }
        }
    }

    /** Only records have keys. */
    private void checkCellKeys() {
        for (YamlNode node : files.get(DefinitionKind.COUNTRY).valid()) {
            var findings = new Findings(notices);
            node.listMembers("cell_key")
                    .forEach((dataset, stated) -> contracts
                            .resolve(dataset, stated, findings)
                            .filter(contract -> contract.kind() != Kind.RECORDS)
                            .ifPresent(contract -> findings.add(
                                    DefinitionNotice.WRONG_DATASET_KIND,
                                    stated,
                                    "value",
                                    dataset,
                                    "expected",
                                    "records")));
        }
    }

    /** Every dataset of records has a minimum frequency, whether the country's file names it or not. */
    private CountryDefinition withMinimumFrequencies(CountryDefinition stated) {
        var byDataset = new LinkedHashMap<>(stated.minimumFrequency());
        contracts.values().values().stream()
                .filter(contract -> contract.kind() == Kind.RECORDS)
                .forEach(contract -> byDataset.putIfAbsent(contract.id(), USUAL_MINIMUM_FREQUENCY));
        return new CountryDefinition(
                stated.id(),
                stated.name(),
                stated.zone(),
                stated.currency(),
                stated.levels(),
                stated.mapLevel(),
                stated.codeSystems(),
                stated.groups(),
                stated.agencyKinds(),
                stated.sectors(),
                byDataset,
                stated.cellKeys(),
                stated.fileLimits());
    }

    private Set<String> listSyntheticDatasets() {
        Set<String> datasets = new HashSet<>();
        sources.values().values().stream()
                .filter(SourceDefinition::synthetic)
                .forEach(source -> datasets.add(source.dataset()));
        return datasets;
    }
}

package org.merata;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.merata.dashboard.Assessments;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.ingest.AssessmentFile;
import org.merata.maturity.Assessment;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.maturity.Maturity;
import org.merata.model.Grain;
import org.merata.model.Notices;
import org.merata.model.Period;
import org.merata.model.Severity;
import org.merata.model.Text;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists frameworks, prints the parts of one or who is assessed by it, or works an assessment out with every value between indicators and
 * index: one of a file, or one of the published version.
 */
@Command(name = "maturity", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class MaturityCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "FRAMEWORK", arity = "0..1", descriptionKey = "maturity_framework")
    private String id;

    @Parameters(index = "1", paramLabel = "ENTITY", arity = "0..1", descriptionKey = "maturity_entity")
    private String entity;

    @Option(names = "--entities", descriptionKey = "maturity_entities")
    private boolean entities;

    @Option(names = "--period", paramLabel = "PERIOD", descriptionKey = "maturity_period")
    private String period;

    @Option(names = "--assessment", paramLabel = "FILE", descriptionKey = "maturity_assessment")
    private Path file;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "maturity_template")
    private Path template;

    @Option(names = "--target", paramLabel = "BAND", descriptionKey = "maturity_target")
    private String target;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private QueryCommand.Format format;

    @Override
    public Integer call() throws IOException {
        HomeContent content = HomeContent.read(common);
        var tables = new MaturityTables(common.language(), format != QueryCommand.Format.TABLE);
        if (id == null) {
            print(tables.list(content.definitions().frameworks().values()), ofDefinitions());
            return Main.FINE;
        }
        FrameworkDefinition framework = content.definitions()
                .findFramework(id)
                .orElseThrow(() -> refuse(
                        "maturity.none",
                        "value",
                        id,
                        "allowed",
                        String.join(", ", content.definitions().frameworks().keySet())));
        if (template != null) {
            new MaturityTemplate(common, content).write(framework, template, Optional.ofNullable(entity), readPeriod());
            return Main.FINE;
        }
        if (file != null) {
            return ofFile(framework, tables);
        }
        if (entity != null || entities || period != null) {
            return ofHome(content, framework, tables);
        }
        print(tables.parts(framework), ofDefinitions());
        return Main.FINE;
    }

    private int ofHome(HomeContent content, FrameworkDefinition framework, MaturityTables tables) throws IOException {
        try (Merata merata = Merata.open(content.home(), content.definitions());
                Merata.Opened opened = merata.openGate().orElseThrow(() -> refuse("home.nothing_published"))) {
            var assessments = new Assessments(content.definitions(), opened.gate());
            var choice = new EntityChoice(framework, assessments, opened.gate().reference(), common);
            if (entity == null) {
                List<Standing> chosen = choice.all(readPeriod());
                var names = chosen.stream()
                        .collect(Collectors.toMap(Standing::entity, one -> choice.name(one.entity()), (a, b) -> a));
                boolean synthetic =
                        chosen.stream().anyMatch(one -> one.assessment().synthetic());
                tell(Optional.of(Provenance.SYNTHETIC_NOTICE).filter(notice -> synthetic));
                print(
                        tables.entities(framework, chosen, names),
                        ofVersion(content, framework, opened, synthetic, Set.of()));
                return Main.FINE;
            }
            Standing standing = choice.one(entity, readPeriod());
            Assessment assessment = standing.assessment();
            if (target != null) {
                return plan(framework, assessment.valueByIndicator(), Map.of());
            }
            Provenance from = ofVersion(content, framework, opened, assessment.synthetic(), assessment.publishers());
            tell(from.notice());
            tell(Optional.of(new MaturityWords(common).heading(framework, standing, choice.name(standing.entity()))));
            var measured = assessments.measurements(framework, standing.entity(), standing.period());
            print(tables.scores(framework, standing, measured, choice.name(standing.entity())), from);
            return conclude(framework, standing);
        }
    }

    private int ofFile(FrameworkDefinition framework, MaturityTables tables) throws IOException {
        if (!Files.isReadable(file)) {
            throw refuse("maturity.no_file", "file", file.toString());
        }
        var notices = new Notices();
        AssessmentFile.Assessment read = AssessmentFile.read(file, notices);
        notices.list().forEach(notice -> System.err.println(notice.describe(common.language())));
        if (notices.list().stream().anyMatch(notice -> notice.severity() == Severity.ERROR)) {
            return Main.WRONG_INPUT;
        }
        Assessment assessment = assessment(framework, read);
        try {
            Maturity.Assessed assessed = new Maturity(framework).assess(assessment.valueByIndicator());
            if (target != null) {
                return plan(framework, assessment.valueByIndicator(), read.efforts());
            }
            var standing = new Standing(assessment, assessed);
            tell(Optional.ofNullable(entity));
            print(
                    tables.scores(
                            framework, standing, Map.of(), assessment.entity().code()),
                    ofDefinitions());
            return conclude(framework, standing);
        } catch (Maturity.Unfit unfit) {
            throw new CommandRefused(Main.WRONG_INPUT, new MaturityWords(common).explain(unfit, framework));
        }
    }

    /** A file's values; those that do not say what they rest on rest on whoever wrote it. */
    private Assessment assessment(FrameworkDefinition framework, AssessmentFile.Assessment read) {
        Set<String> wholes = framework.listParts().stream()
                .filter(part -> !part.isIndicator())
                .map(Part::code)
                .collect(Collectors.toSet());
        wholes.add(Declared.INDEX);
        var values = new LinkedHashMap<String, Assessment.Value>();
        var printed = new LinkedHashMap<String, BigDecimal>();
        read.values().forEach((code, value) -> {
            if (wholes.contains(code)) {
                printed.put(code, value);
            } else {
                Evidence evidence = read.evidence().getOrDefault(code, Evidence.SELF_ASSESSED);
                values.put(
                        code,
                        new Assessment.Value(
                                value,
                                evidence,
                                Optional.ofNullable(read.links().get(code)),
                                Optional.empty()));
            }
        });
        String name = Optional.ofNullable(entity).orElse(file.getFileName().toString());
        return new Assessment(
                framework.id(),
                new Entity(Entity.Kind.UNIT, name),
                readPeriod().orElse(Period.of(Grain.YEAR, framework.from())),
                values,
                printed,
                Set.of(),
                false);
    }

    private int plan(FrameworkDefinition framework, Map<String, BigDecimal> values, Map<String, Integer> efforts)
            throws IOException {
        MaturityPlan.Found found = new MaturityPlan(common).find(framework, values, efforts, target);
        print(found.table(), ofDefinitions());
        tell(Optional.of(found.sentence()));
        return Main.FINE;
    }

    /** Says what it comes to, what that rests on, and where what was printed does not follow; answers the exit code. */
    private int conclude(FrameworkDefinition framework, Standing standing) {
        var words = new MaturityWords(common);
        words.conclusion(framework, standing).forEach(sentence -> tell(Optional.of(sentence)));
        List<String> differing = words.differences(framework, standing.assessment());
        differing.forEach(System.err::println);
        return differing.isEmpty() ? Main.FINE : Main.WRONG_INPUT;
    }

    private Optional<Period> readPeriod() {
        return Optional.ofNullable(period)
                .map(text -> Period.find(text)
                        .orElseThrow(() -> new CommandRefused(
                                Main.WRONG_USAGE, common.phrases().say("query.bad_time", "value", text))));
    }

    /** Sentences belong to what people read; files and pipes get the table alone. */
    private void tell(Optional<String> sentence) {
        if (format == QueryCommand.Format.TABLE) {
            sentence.ifPresent(System.out::println);
        }
    }

    private void print(Table table, Provenance from) throws IOException {
        format.print(table, from, common.language());
    }

    private static Provenance ofDefinitions() {
        return new Provenance(
                Main.version(), Instant.now(), List.of(), false, Optional.empty(), Optional.empty(), List.of());
    }

    private static Provenance ofVersion(
            HomeContent content,
            FrameworkDefinition framework,
            Merata.Opened opened,
            boolean synthetic,
            Set<String> publishers) {
        return new Provenance(
                opened.lease().version().id(),
                opened.lease().version().publishedAt(),
                listDatasets(content, framework, opened),
                synthetic,
                Optional.empty(),
                Optional.of(String.join(", ", publishers))
                        .filter(text -> !text.isEmpty())
                        .map(Text::same),
                List.of());
    }

    private static List<String> listDatasets(HomeContent content, FrameworkDefinition framework, Merata.Opened opened) {
        var datasets = new TreeSet<String>();
        framework.listIndicators().stream()
                .flatMap(indicator -> indicator.measured().stream())
                .forEach(measured -> datasets.addAll(
                        content.definitions().getMeasure(measured.measure()).datasets()));
        if (opened.gate().listDeclared().stream()
                .anyMatch(one -> one.framework().equals(framework.id()))) {
            datasets.add("maturity_assessments");
        }
        return List.copyOf(datasets);
    }

    private CommandRefused refuse(String key, String... values) {
        return new CommandRefused(Main.WRONG_INPUT, common.phrases().say(key, values));
    }
}

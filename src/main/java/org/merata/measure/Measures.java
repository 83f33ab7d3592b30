package org.merata.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Record;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.maturity.Declared;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.ExactAnswer.Provenance;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** The semantic layer over one published version. Safe for several threads. */
public final class Measures {
    /** The most cells one answer may have. */
    static final int MOST_CELLS = 50_000;

    /** Figures of series kept: about 10 MB. */
    private static final int MOST_OF_SERIES = 20_000;

    private final Definitions definitions;
    private final PublishedVersion version;
    private final MeasureCompiler compiler;
    private final SeriesCache series = new SeriesCache(MOST_OF_SERIES);

    public Measures(Definitions definitions, PublishedVersion version) {
        this.definitions = definitions;
        this.version = version;
        this.compiler = new MeasureCompiler(definitions, version.catalogue(), version.reference());
    }

    /** The regions, agencies, services and channels of the version asked. */
    public Reference reference() {
        return version.reference();
    }

    /** The name of the version asked. */
    public String version() {
        return version.id();
    }

    /**
     * Answers exactly: in the order of measures asked, period, codes.
     *
     * @throws QuestionRefused where the question can't be answered as it stands
     */
    public ExactAnswer answer(Question question) {
        if (question.mix().isPresent()) {
            var mixed = new MixedCells(definitions, version, compiler);
            return new ExactAnswer(question, mixed.list(question), provenance(mixed.checked(question)));
        }
        CheckedQuestion checked = new QuestionCheck(definitions, version.reference(), version.meta()).check(question);
        List<Observation> observations = series.find(checked).orElseGet(() -> ask(checked));
        return new ExactAnswer(question, observations, provenance(checked));
    }

    /**
     * The statement a question becomes, without asking it.
     *
     * @return empty where the version holds no data for it, or its answer takes more than one statement
     * @throws QuestionRefused where the question can't be answered as it stands
     */
    public Optional<Explanation> explain(Question question) {
        if (question.mix().isPresent()) {
            return Optional.empty();
        }
        CheckedQuestion checked = new QuestionCheck(definitions, version.reference(), version.meta()).check(question);
        return compiler.compile(checked, MOST_CELLS).map(compiled -> Explanation.of(compiled.statement()));
    }

    private List<Observation> ask(CheckedQuestion checked) {
        Optional<CompiledQuestion> compiled = compiler.compile(checked, MOST_CELLS);
        List<Record> rows = compiled.isEmpty() ? List.of() : fetch(checked, compiled.get());
        var residents = new Residents(checked, definitions, version.catalogue(), version.reference());
        var frame = new Frame(checked, definitions, version, compiler, residents);
        List<Observation> observations = new ArrayList<>();
        for (MeasureDefinition measure : checked.measures()) {
            Map<Cell, Observation> found = new TreeMap<>();
            compiled.ifPresent(statement -> read(measure, statement, rows, residents, found));
            frame.complete(measure, rows, found);
            found.values()
                    .forEach(cell -> observations.add(
                            findRevision(measure, cell).map(cell::revised).orElse(cell)));
        }
        series.keep(checked.question(), observations);
        return observations;
    }

    /** Every value of a maturity assessment in the version. */
    public List<Declared> listDeclared() {
        return new DeclaredValues(version).list();
    }

    /** Every action by which a survey is followed up in the version. */
    public List<FollowUpAction> listFollowUps() {
        return new FollowUps(version).list();
    }

    /** Of a figure of a period; a total over all the time asked about is of no period that could be marked. */
    private Optional<Instant> findRevision(MeasureDefinition measure, Observation cell) {
        if (cell.period().isEmpty() || cell.status() != Status.OBSERVED) {
            return Optional.empty();
        }
        Period period = cell.period().get();
        if (measure.formula() instanceof Formula.Value value) {
            return definitions
                    .getContract(value.dataset())
                    .time()
                    .flatMap(time -> findRevision(value.dataset(), time, period));
        }
        return measure.formula().aggregates().stream()
                .flatMap(aggregate -> findRevision(aggregate.dataset(), aggregate.time(), period).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> findRevision(String dataset, String time, Period period) {
        return version.revisions().findLast(dataset, time, period.start(), period.endExclusive());
    }

    private List<Record> fetch(CheckedQuestion checked, CompiledQuestion compiled) {
        List<Record> rows = version.query(sql -> new ArrayList<Record>(sql.fetch(compiled.statement())));
        if (rows.size() > MOST_CELLS) {
            throw tooLarge(checked);
        }
        return rows;
    }

    static QuestionRefused tooLarge(CheckedQuestion checked) {
        return new QuestionRefused(
                Refusal.TOO_LARGE, "by", checked.question().canonical(), List.of("1.." + MOST_CELLS));
    }

    private static void read(
            MeasureDefinition measure,
            CompiledQuestion compiled,
            List<Record> rows,
            Residents residents,
            Map<Cell, Observation> found) {
        var reader = new RowReader(compiled);
        for (Record row : rows) {
            Cell cell = Cell.of(compiled.checked(), row);
            reader.read(measure, row).ifPresent(read -> {
                Parts parts = measure.formula() instanceof Formula.PerResident
                        ? residents.over(measure, cell, ((Parts.Sums) read.parts()).numerator())
                        : read.parts();
                Status status = parts instanceof Parts.None ? Status.NOT_PROVIDED : read.status();
                found.put(cell, cell.observation(compiled.checked(), measure, parts, status));
            });
        }
    }

    private Provenance provenance(CheckedQuestion checked) {
        Set<String> datasets = new TreeSet<>();
        checked.measures().forEach(measure -> datasets.addAll(measure.datasets()));
        datasets.removeIf(dataset -> lastPeriod(dataset).isEmpty());
        Set<String> synthetic = version.meta().syntheticDatasets();
        return new Provenance(
                version.id(),
                version.publishedAt(),
                List.copyOf(datasets),
                datasets.stream().anyMatch(synthetic::contains),
                datasets.stream()
                        .flatMap(dataset -> lastPeriod(dataset).stream())
                        .max(Comparator.comparing(Period::endExclusive)));
    }

    /** What the version says, else the last month of its tables; empty where it has no rows of the dataset. */
    private Optional<Period> lastPeriod(String dataset) {
        Optional<LocalDate> lastMonth = Months.find(version.catalogue(), definitions.getContract(dataset))
                .map(Months::last);
        return lastMonth.map(month -> version.meta().lastPeriod(dataset).orElse(Period.of(Grain.MONTH, month)));
    }
}

package org.merata;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.merata.definition.MeasureDefinition;
import org.merata.ingest.Ingestion;
import org.merata.measure.Lineage;
import org.merata.measure.Measures;
import org.merata.measure.Parts;
import org.merata.measure.Question;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Tally;
import org.merata.model.Phrases;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.PublishedVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which batches, files and rows stand behind a figure: from the records, for whoever may read them. */
@Command(name = "lineage", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class LineageCommand implements Callable<Integer> {
    private static final long MOST_ROWS = 1_000_000;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MEASURE", descriptionKey = "lineage_measure")
    private String measure;

    @Mixin
    private ScopeOptions scope;

    @Option(names = "--rows", descriptionKey = "lineage_rows")
    private boolean rows;

    @Option(names = "--limit", defaultValue = "100", paramLabel = "N", descriptionKey = "limit")
    private long limit;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private QueryCommand.Format format;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new CommandRefused(
                    Main.WRONG_USAGE,
                    common.phrases()
                            .say(
                                    "usage.bad_value",
                                    "name",
                                    "--limit",
                                    "value",
                                    Long.toString(limit),
                                    "allowed",
                                    "1.." + MOST_ROWS));
        }
        HomeContent content = HomeContent.read(common);
        Question question =
                new Question(List.of(measure), List.of(), scope.where(), scope.time(common), Optional.empty());
        String version = content.home()
                .findCurrentVersion()
                .orElseThrow(() ->
                        new CommandRefused(Main.WRONG_INPUT, common.phrases().say("home.nothing_published")));
        try (Ingestion ingestion =
                        Ingestion.open(content.home(), content.definitions(), content.reference(), "lineage");
                PublishedVersion published =
                        PublishedVersion.open(content.home().publishedVersion(version))) {
            if (ingestion.awaitsMending()) {
                throw new CommandRefused(Main.FAILED, common.phrases().say("quarantine.mend_first"));
            }
            var lineage = new Lineage(
                    content.definitions(), published.reference(), published.meta(), ingestion.recordsBehindFigures());
            var measures = new Measures(content.definitions(), published);
            return tell(content, lineage, measures, question);
        } catch (QuestionRefused refused) {
            throw ScopeOptions.explain(refused, common);
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, common.phrases().say("ingest.locked", "holder", held.holder()));
        }
    }

    private int tell(HomeContent content, Lineage lineage, Measures measures, Question question) throws IOException {
        List<Lineage.Batch> batches = lineage.listBatches(question);
        MeasureDefinition definition =
                content.definitions().findMeasure(measure).orElseThrow();
        boolean part = Lineage.hasDenominator(definition);
        Basis records = new Basis(
                batches.stream().mapToLong(Lineage.Batch::numerator).sum(),
                batches.stream().mapToLong(Lineage.Batch::denominator).sum());
        Basis published = Basis.of(measures, question);
        List<Lineage.Row> found = rows ? lineage.listRows(question, limit + 1) : List.of();
        boolean more = found.size() > limit;
        Table table = rows ? rows(found.subList(0, (int) Math.min(limit, found.size())), part) : batches(batches, part);
        Provenance provenance = provenance(content, measures, batches);
        if (format == QueryCommand.Format.TABLE) {
            provenance.notice().ifPresent(System.out::println);
        }
        format.print(table, provenance, common.language());
        if (format == QueryCommand.Format.TABLE) {
            System.out.println(sum(records, part, batches.size(), measures.version()));
            if (more) {
                System.out.println(common.phrases().say("lineage.more", "n", common.number(limit)));
            }
        }
        if (rows) {
            System.err.println(common.phrases().say("lineage.personal"));
        }
        if (!records.equals(published)) {
            System.err.println(common.phrases()
                    .say(
                            "lineage.differs",
                            "version",
                            measures.version(),
                            "published",
                            words(published, part),
                            "records",
                            words(records, part)));
            return Main.WRONG_INPUT;
        }
        return Main.FINE;
    }

    /** How many values a figure rests on. */
    private record Basis(long numerator, long denominator) {
        /** What the published version says. */
        static Basis of(Measures measures, Question question) {
            long numerator = 0;
            long denominator = 0;
            for (var observation : measures.answer(question).observations()) {
                if (observation.parts() instanceof Parts.Sums sums) {
                    numerator += sums.numerator().stream().mapToLong(Tally::n).sum();
                    denominator +=
                            sums.denominator().stream().mapToLong(Tally::n).sum();
                } else if (observation.parts() instanceof Parts.Quantile quantile) {
                    numerator += quantile.n();
                } else if (observation.parts() instanceof Parts.Published) {
                    numerator++;
                }
            }
            return new Basis(numerator, denominator);
        }
    }

    private String sum(Basis basis, boolean part, int batches, String version) {
        return common.phrases()
                .say("lineage.sum", "n", words(basis, part), "batches", common.number(batches), "version", version);
    }

    private String words(Basis basis, boolean part) {
        return part
                ? common.phrases()
                        .say(
                                "lineage.part",
                                "numerator",
                                common.number(basis.numerator()),
                                "denominator",
                                common.number(basis.denominator()))
                : common.phrases().say("lineage.values", "n", common.number(basis.numerator()));
    }

    private static Table batches(List<Lineage.Batch> batches, boolean part) {
        var columns = new ArrayList<>(List.of(
                column("batch", Table.Type.INTEGER),
                column("source", Table.Type.TEXT),
                column("dataset", Table.Type.TEXT),
                column("file", Table.Type.TEXT),
                column("sha256", Table.Type.TEXT),
                column("arrived_at", Table.Type.TEXT)));
        List<List<Object>> rows = batches.stream()
                .map(batch -> basis(
                        Arrays.asList(
                                (long) batch.batch(),
                                batch.source(),
                                batch.dataset(),
                                batch.file(),
                                batch.sha256(),
                                batch.arrivedAt().toString()),
                        batch.numerator(),
                        batch.denominator(),
                        part))
                .toList();
        return table(columns, part, rows);
    }

    private static Table rows(List<Lineage.Row> found, boolean part) {
        var columns = new ArrayList<>(List.of(
                column("batch", Table.Type.INTEGER),
                column("dataset", Table.Type.TEXT),
                column("file", Table.Type.TEXT),
                column("record", Table.Type.INTEGER),
                column("key", Table.Type.TEXT)));
        List<List<Object>> rows = found.stream()
                .map(row -> basis(
                        Arrays.asList((long) row.batch(), row.dataset(), row.file(), row.record(), row.key()),
                        row.numerator(),
                        row.denominator(),
                        part))
                .toList();
        return table(columns, part, rows);
    }

    private static List<Object> basis(List<Object> cells, long numerator, long denominator, boolean part) {
        var all = new ArrayList<>(cells);
        all.add(numerator);
        if (part) {
            all.add(denominator);
        }
        return all;
    }

    private static Table table(List<Table.Column> columns, boolean part, List<List<Object>> rows) {
        columns.add(column(part ? "numerator" : "n", Table.Type.INTEGER));
        if (part) {
            columns.add(column("denominator", Table.Type.INTEGER));
        }
        return new Table("lineage", Phrases.text(Main.class, "lineage.title"), columns, rows);
    }

    private static Provenance provenance(HomeContent content, Measures measures, List<Lineage.Batch> batches) {
        var datasets = new TreeSet<String>();
        batches.forEach(batch -> datasets.add(batch.dataset()));
        boolean synthetic = batches.stream()
                .anyMatch(batch -> Optional.ofNullable(
                                content.definitions().sources().get(batch.source()))
                        .map(source -> source.synthetic())
                        .orElse(false));
        return new Provenance(
                measures.version(),
                Instant.now(),
                List.copyOf(datasets),
                synthetic,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Table.Column column(String id, Table.Type type) {
        return new Table.Column(id, type, Phrases.text(Main.class, "lineage.column." + id));
    }
}

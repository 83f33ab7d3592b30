package org.merata;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.Ingestion;
import org.merata.ingest.OpenCases;
import org.merata.ingest.OpenCases.Case;
import org.merata.model.Phrases;
import org.merata.model.Text;
import org.merata.publish.Provenance;
import org.merata.publish.Table;
import org.merata.warehouse.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists open complaints and applications that are about to fall late, from the records, for whoever works on them. */
@Command(name = "due", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class DueCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_DAYS = 3_660;
    private static final double SECONDS_A_DAY = 86_400;

    @Mixin
    private CommonOptions common;

    @Option(names = "--within", defaultValue = "7", paramLabel = "DAYS", descriptionKey = "due_within")
    private int within;

    @Option(names = "--late", descriptionKey = "due_late")
    private boolean late;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "due_as_of")
    private String asOf;

    @Option(names = "--dataset", paramLabel = "DATASET", descriptionKey = "due_dataset")
    private String dataset;

    @Option(names = "--agency", paramLabel = "CODE", descriptionKey = "due_agency")
    private String agency;

    @Option(names = "--service", paramLabel = "CODE", descriptionKey = "due_service")
    private String service;

    @Option(names = "--limit", defaultValue = "100", paramLabel = "N", descriptionKey = "limit")
    private int limit;

    @Option(names = "--format", defaultValue = "table", descriptionKey = "format")
    private QueryCommand.Format format;

    @Override
    public Integer call() throws IOException {
        check("--within", within, MOST_DAYS);
        check("--limit", limit, MOST_ROWS);
        HomeContent content = HomeContent.read(common);
        LocalDateTime now = now(content);
        var codes = new TreeMap<String, String>();
        Optional.ofNullable(agency).ifPresent(code -> codes.put("agency", code));
        Optional.ofNullable(service).ifPresent(code -> codes.put("service", code));
        var filter = new OpenCases.Filter(
                Optional.ofNullable(dataset), late ? Optional.empty() : Optional.of(now), now.plusDays(within), codes);
        try (Ingestion ingestion = Ingestion.open(content.home(), content.definitions(), content.reference(), "due")) {
            if (ingestion.awaitsMending()) {
                throw new CommandRefused(Main.FAILED, common.phrases().say("quarantine.mend_first"));
            }
            tell(content, new OpenCases(ingestion.records(), content.definitions()).list(filter, limit + 1L), now);
            return Main.FINE;
        } catch (HomeLock.Held held) {
            throw new CommandRefused(Main.FAILED, common.phrases().say("ingest.locked", "holder", held.holder()));
        }
    }

    private void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw refused(name, Integer.toString(value), "1.." + most);
        }
    }

    private CommandRefused refused(String name, String value, String allowed) {
        return new CommandRefused(
                Main.WRONG_USAGE,
                common.phrases().say("usage.bad_value", "name", name, "value", value, "allowed", allowed));
    }

    /** The beginning of the day named, else this moment, in the country's time. */
    private LocalDateTime now(HomeContent content) {
        if (asOf == null) {
            return LocalDateTime.now(
                            Clock.system(content.definitions().country().zone()))
                    .truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return LocalDate.parse(asOf).atStartOfDay();
        } catch (DateTimeException notADate) {
            throw refused("--as-of", asOf, "2025-12-31");
        }
    }

    private void tell(HomeContent content, List<Case> found, LocalDateTime now) throws IOException {
        List<Case> shown = found.subList(0, Math.min(limit, found.size()));
        Provenance provenance = provenance(content, shown);
        if (format != QueryCommand.Format.TABLE) {
            format.print(table(shown, now), provenance, common.language());
            return;
        }
        provenance.notice().ifPresent(System.out::println);
        if (!shown.isEmpty()) {
            format.print(table(shown, now), provenance, common.language());
        }
        System.out.println(
                shown.isEmpty()
                        ? common.phrases().say("due.none")
                        : found.size() > limit
                                ? common.phrases().say("due.more", "n", common.number(limit))
                                : common.phrases().say("due.listed", "n", common.number(shown.size())));
        System.out.flush();
    }

    private static Table table(List<Case> cases, LocalDateTime now) {
        List<Table.Column> columns = List.of(
                column("days_left", Table.Type.NUMBER),
                column("due", Table.Type.TEXT),
                column("dataset", Table.Type.TEXT),
                column("number", Table.Type.TEXT),
                column("agency", Table.Type.TEXT),
                column("service", Table.Type.TEXT),
                column("region", Table.Type.TEXT),
                column("channel", Table.Type.TEXT));
        return new Table(
                "due",
                Phrases.text(Main.class, "due.title"),
                columns,
                cases.stream().map(one -> row(one, now)).toList());
    }

    /** Days left to the tenth; below 0 where it is late. */
    private static List<Object> row(Case one, LocalDateTime now) {
        double days = Duration.between(now, one.due()).toSeconds() / SECONDS_A_DAY;
        return Arrays.asList(
                Math.round(days * 10) / 10.0,
                one.due().toString().replace('T', ' '),
                one.dataset(),
                one.number(),
                one.codes().get("agency"),
                one.codes().get("service"),
                one.codes().get("region"),
                one.codes().get("channel"));
    }

    private static Table.Column column(String id, Table.Type type) {
        Text label = Phrases.text(Main.class, "due.column." + id);
        return new Table.Column(id, type, label);
    }

    private static Provenance provenance(HomeContent content, List<Case> cases) {
        boolean synthetic = cases.stream()
                .map(one -> content.definitions().sources().get(one.source()))
                .anyMatch(source -> Optional.ofNullable(source)
                        .map(SourceDefinition::synthetic)
                        .orElse(false));
        return new Provenance(
                content.home().findCurrentVersion().orElse(""),
                Instant.now(),
                cases.stream().map(Case::dataset).distinct().toList(),
                synthetic,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}

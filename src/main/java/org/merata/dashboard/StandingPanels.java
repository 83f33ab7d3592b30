package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.maturity.Declared;
import org.merata.maturity.EvidenceShare;
import org.merata.maturity.PrintedCheck;
import org.merata.maturity.Robustness;

/** One entity's index in a few numbers: what it is, how far it can be trusted, what it rests on. */
final class StandingPanels {
    private final Wording words;
    private final EntityWords entities;
    private final MaturityFurniture furniture;

    StandingPanels(Wording words) {
        this.words = words;
        this.entities = new EntityWords(words);
        this.furniture = new MaturityFurniture(words);
    }

    String title(Round round, Standing standing) {
        String name = entities.name(standing.assessment().entity());
        String framework = words.in(round.framework().name());
        Optional<String> index = standing.assessed().published().map(new IndexAxis(words, round.framework())::index);
        if (index.isEmpty()) {
            return words.say("standing.title.none", "entity", name, "framework", framework);
        }
        return standing.assessed()
                .band()
                .map(band -> words.say(
                        "standing.title.band",
                        "entity",
                        name,
                        "index",
                        index.get(),
                        "band",
                        words.in(band.name()),
                        "framework",
                        framework))
                .orElseGet(() ->
                        words.say("standing.title", "entity", name, "index", index.get(), "framework", framework));
    }

    /** The distance to the next band, or how its published index compares. */
    String summary(Round round, Standing standing) {
        var numbers = new IndexAxis(words, round.framework());
        var sentences = new ArrayList<String>();
        Optional<BigDecimal> index = standing.assessed().published();
        next(round, standing)
                .ifPresent(band -> sentences.add(words.say(
                        "standing.next",
                        "points",
                        numbers.index(band.from().subtract(index.orElseThrow())),
                        "band",
                        words.in(band.name()),
                        "from",
                        numbers.index(band.from()))));
        printed(standing, numbers).ifPresent(sentences::add);
        long assumed = standing.assessed().listParts().stream()
                .filter(part -> part.part().isIndicator() && part.assumed())
                .count();
        if (assumed > 0) {
            sentences.add(words.say(
                    "standing.assumed",
                    "n",
                    words.formats().count(assumed),
                    "all",
                    words.formats().count(round.framework().listIndicators().size())));
        }
        return String.join(" ", sentences);
    }

    private static Optional<Band> next(Round round, Standing standing) {
        return standing.assessed()
                .published()
                .flatMap(index -> round.framework().bands().stream()
                        .filter(band -> band.from().compareTo(index) > 0)
                        .findFirst());
    }

    private Optional<String> printed(Standing standing, IndexAxis numbers) {
        Optional<BigDecimal> printed =
                Optional.ofNullable(standing.assessment().printed().get(Declared.INDEX));
        if (printed.isEmpty() || standing.assessed().index().isEmpty()) {
            return Optional.empty();
        }
        boolean differs = PrintedCheck.check(
                        words.definitions()
                                .frameworks()
                                .get(standing.assessment().framework()),
                        standing.assessment().valueByIndicator(),
                        standing.assessment().printed())
                .stream()
                .anyMatch(finding -> finding.part().equals(Declared.INDEX));
        String written = numbers.index(printed.get());
        return Optional.of(
                differs
                        ? words.say(
                                "standing.printed.differs",
                                "printed",
                                written,
                                "index",
                                numbers.index(standing.assessed().published().orElseThrow()))
                        : words.say("standing.printed.agrees", "printed", written));
    }

    /** The index, its rank, and what it rests on. */
    List<Panel> headlines(Round round, Standing standing, Robustness robustness) {
        var panels = new ArrayList<Panel>();
        var numbers = new IndexAxis(words, round.framework());
        standing.assessed()
                .published()
                .ifPresent(index -> panels.add(headline(
                        round,
                        "index",
                        words.say("headline.index"),
                        numbers.index(index),
                        standing.assessed()
                                .band()
                                .map(band -> words.in(band.name()))
                                .orElse(words.say("headline.index.unit", "most", numbers.edge(numbers.most()))),
                        words.say(
                                "headline.index.range",
                                "least",
                                numbers.edge(numbers.least()),
                                "most",
                                numbers.edge(numbers.most())))));
        robustness
                .find(standing.assessment().entity())
                .ifPresent(row -> panels.add(headline(
                        round,
                        "rank",
                        words.say("headline.rank"),
                        words.formats().count(row.rank()),
                        words.say(
                                "headline.rank.unit",
                                "n",
                                words.formats().count(round.listScored().size()),
                                "things",
                                entities.plural(round.group())),
                        words.say("headline.rank.range", "ranks", new RobustWords(words).ranks(row.ranks())))));
        EvidenceShare shares = EvidenceShare.of(round.framework(), standing.assessment());
        panels.add(headline(
                round,
                "evidence",
                words.say("headline.evidence"),
                share(shares.selfAssessed()),
                words.say("headline.evidence.unit"),
                words.say(
                        "headline.evidence.rest",
                        "verified",
                        share(shares.verified()),
                        "measured",
                        share(shares.measured()),
                        "missing",
                        share(shares.missing()))));
        return panels;
    }

    private String share(double share) {
        return words.formats().share(share, 0);
    }

    private Panel headline(Round round, String id, String title, String value, String unit, String summary) {
        return new Panel(
                id,
                title,
                furniture.scope(round),
                summary,
                Optional.of(new Panel.Headline(value, unit, Optional.empty(), Optional.empty())),
                Optional.empty(),
                new TableSpec(title, List.of(), List.of()),
                List.of(),
                furniture.source(round),
                List.of(),
                Optional.empty(),
                List.of());
    }
}

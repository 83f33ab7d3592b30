package org.merata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.Assessments.Measurement;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.maturity.Assessment;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.maturity.EvidenceShare;
import org.merata.maturity.Maturity;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.publish.Table;

/** The tables of the command about maturity. */
final class MaturityTables {
    private final Language language;
    private final boolean forMachines;

    /** @param forMachines whether each row also says whose it is, as a file is read without its heading */
    MaturityTables(Language language, boolean forMachines) {
        this.language = language;
        this.forMachines = forMachines;
    }

    Table list(Collection<FrameworkDefinition> frameworks) {
        List<List<Object>> rows = frameworks.stream()
                .<List<Object>>map(framework -> Arrays.asList(
                        framework.id(),
                        framework.name().in(language),
                        framework.publisher().in(language),
                        framework.from().toString(),
                        framework.to().map(Object::toString).orElse(null),
                        (long) framework.listIndicators().size(),
                        (long) framework.unverified().size()))
                .toList();
        return new Table(
                "frameworks",
                Phrases.text(Main.class, "maturity.title"),
                List.of(
                        text("id"),
                        text("name"),
                        text("publisher"),
                        text("from"),
                        text("to"),
                        column("indicators", Table.Type.INTEGER),
                        column("unverified", Table.Type.INTEGER)),
                rows);
    }

    /** The parts without scores: those of an assessment in which nothing has a value. */
    Table parts(FrameworkDefinition framework) {
        var rows = new ArrayList<List<Object>>();
        new Maturity(framework).assess(Map.of()).parts().forEach(part -> addPart(part, "", rows));
        return new Table(
                framework.id(),
                framework.name(),
                List.of(text("part"), text("code"), text("name"), number("weight")),
                rows);
    }

    private void addPart(Maturity.Scored scored, String whole, List<List<Object>> rows) {
        rows.add(Arrays.asList(
                whole,
                scored.part().code(),
                scored.part().name().in(language),
                scored.weight().doubleValue()));
        scored.parts().forEach(below -> addPart(below, scored.part().code(), rows));
    }

    /** Who is assessed, with what that comes to. */
    Table entities(FrameworkDefinition framework, List<Standing> standings, Map<Entity, String> names) {
        List<List<Object>> rows = standings.stream()
                .map(standing -> entity(framework, standing, names.get(standing.entity())))
                .toList();
        return new Table(
                framework.id() + "_entities",
                framework.name(),
                List.of(
                        text("entity"),
                        text("name"),
                        text("period"),
                        number("index"),
                        text("band"),
                        number("self_assessed"),
                        number("verified"),
                        number("measured"),
                        number("missing"),
                        column("synthetic", Table.Type.BOOLEAN)),
                rows);
    }

    private List<Object> entity(FrameworkDefinition framework, Standing standing, String name) {
        EvidenceShare share = EvidenceShare.of(framework, standing.assessment());
        return Arrays.asList(
                standing.entity().id(),
                name,
                standing.period().code(),
                number(standing.assessed().published()),
                standing.assessed().band().map(Band::code).orElse(""),
                share.of(Evidence.SELF_ASSESSED),
                share.of(Evidence.VERIFIED),
                share.of(Evidence.MEASURED),
                share.missing(),
                standing.assessment().synthetic());
    }

    /** The tree of an assessment: the index, and below it every part with what it comes from. */
    Table scores(
            FrameworkDefinition framework, Standing standing, Map<String, Measurement> measured, String entityName) {
        List<Object> whose = forMachines
                ? List.of(
                        standing.entity().id(),
                        entityName,
                        standing.period().code(),
                        standing.assessment().synthetic())
                : List.of();
        var rows = new ArrayList<List<Object>>();
        Maturity.Assessed assessed = standing.assessed();
        rows.add(join(
                whose,
                Arrays.asList(
                        "",
                        Declared.INDEX,
                        framework.name().in(language),
                        1.0,
                        number(assessed.index()),
                        number(assessed.index()),
                        number(assessed.published()),
                        assessed.band().map(Band::code).orElse(""),
                        "",
                        "",
                        null,
                        null,
                        number(Optional.ofNullable(
                                standing.assessment().printed().get(Declared.INDEX))),
                        assessed.parts().stream().anyMatch(Maturity.Scored::assumed),
                        "")));
        assessed.parts().forEach(part -> addScore(part, Declared.INDEX, standing.assessment(), measured, whose, rows));
        var columns = new ArrayList<Table.Column>();
        if (forMachines) {
            columns.addAll(List.of(
                    text("entity"), text("entity_name"), text("period"), column("synthetic", Table.Type.BOOLEAN)));
        }
        columns.addAll(List.of(
                text("part"),
                text("code"),
                text("name"),
                number("weight"),
                number("raw"),
                number("score"),
                number("rounded"),
                text("band"),
                text("evidence"),
                text("measure"),
                number("measured"),
                number("self_assessed"),
                number("printed"),
                column("assumed", Table.Type.BOOLEAN),
                text("link")));
        return new Table(framework.id(), framework.name(), columns, rows);
    }

    private void addScore(
            Maturity.Scored scored,
            String whole,
            Assessment assessment,
            Map<String, Measurement> measured,
            List<Object> whose,
            List<List<Object>> rows) {
        String code = scored.part().code();
        Optional<Assessment.Value> value =
                Optional.ofNullable(assessment.values().get(code));
        Optional<Measurement> measurement = Optional.ofNullable(measured.get(code))
                .filter(one -> value.filter(known -> known.evidence() == Evidence.MEASURED)
                        .isPresent());
        rows.add(join(
                whose,
                Arrays.asList(
                        whole,
                        code,
                        scored.part().name().in(language),
                        scored.weight().doubleValue(),
                        number(scored.raw()),
                        number(scored.score()),
                        null,
                        "",
                        value.map(known -> known.evidence().id()).orElse(""),
                        measurement.map(Measurement::measure).orElse(""),
                        number(measurement.map(Measurement::value)),
                        number(value.flatMap(Assessment.Value::selfAssessed)),
                        number(Optional.ofNullable(assessment.printed().get(code))),
                        scored.assumed(),
                        value.flatMap(Assessment.Value::link).orElse(""))));
        scored.parts().forEach(below -> addScore(below, code, assessment, measured, whose, rows));
    }

    private static List<Object> join(List<Object> whose, List<Object> row) {
        var all = new ArrayList<Object>(whose);
        all.addAll(row);
        return all;
    }

    private static Double number(Optional<BigDecimal> value) {
        return value.map(BigDecimal::doubleValue).orElse(null);
    }

    private static Table.Column text(String id) {
        return column(id, Table.Type.TEXT);
    }

    private static Table.Column number(String id) {
        return column(id, Table.Type.NUMBER);
    }

    static Table.Column column(String id, Table.Type type) {
        return new Table.Column(id, type, Phrases.text(Main.class, "maturity.column." + id));
    }
}

package org.merata.dashboard;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.Convergence;
import org.merata.analysis.EffectScale;
import org.merata.analysis.FunnelPlot;
import org.merata.analysis.LeftBehind;
import org.merata.analysis.WeightRule;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.EventDefinition;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.maturity.Practice;
import org.merata.model.Channel;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.PhraseRules;
import org.merata.model.Status;
import org.merata.model.Unit;
import org.merata.publish.Table;

class DashboardPhrasesTest extends PhraseRules {
    DashboardPhrasesTest() {
        super(Pages.class, built());
    }

    private static Set<String> built() {
        var keys = new TreeSet<String>();
        add(keys, "status.", Status.values());
        for (Status status : Status.values()) {
            if (status != Status.OBSERVED) {
                keys.add("explain." + status.id());
            }
        }
        for (String dimension : ViewRequest.DIMENSIONS) {
            keys.add("dimension." + dimension);
            keys.add("dimension." + dimension + ".plural");
        }
        String[] listed = {
            "reason", "class", "sex", "age_band", "disability", "education", "occupation", "delivery_partner"
        };
        for (String field : listed) {
            keys.add("dimension." + field);
            keys.add("dimension." + field + ".plural");
        }
        addValues(keys, "reason", "delay", "requirements", "fee", "staff", "facilities", "system", "result");
        addValues(keys, "reason", "illegal_levy", "other");
        addValues(keys, "class", "complaint", "oversight_complaint", "aspiration", "information_request");
        addValues(keys, "status", "completed", "rejected", "returned", "withdrawn", "in_progress");
        for (String format : new String[] {"parquet", "csv_gz", "csv_metadata_json"}) {
            keys.add("dataset.format." + format);
        }
        add(keys, "type.", Table.Type.values());
        keys.add("frozen.gone.title");
        keys.add("frozen.later.title");
        add(keys, "channel_kind.", Channel.Kind.values());
        for (String prefix : new String[] {"grain.", "grain.many.", "scope.grain."}) {
            add(keys, prefix, Grain.values());
        }
        add(keys, "topic.", MeasureDefinition.Topic.values());
        add(keys, "unit.", Unit.values());
        add(keys, "direction.", Direction.values());
        add(keys, "interval.", Interval.Method.values());
        add(keys, "type.", ContractDefinition.Type.values());
        add(keys, "data.kind.", ContractDefinition.Kind.values());
        add(keys, "condition.", Condition.Operator.values());
        add(keys, "evidence.", Evidence.values());
        add(keys, "quadrant.", Practice.Quadrant.values());
        add(keys, "rules.combine.", FrameworkDefinition.Combination.values());
        add(keys, "rules.missing.", FrameworkDefinition.Missing.values());
        for (Entity.Kind kind : Entity.Kind.values()) {
            keys.add("entity." + kind.id() + ".plural");
        }
        for (String list : new String[] {"assessed", "made_up"}) {
            for (String part : new String[] {"scope", "title", "summary"}) {
                keys.add("maturity." + list + "." + part);
            }
        }
        for (String rule : FrameworkFacts.RULES) {
            keys.add("rules." + rule);
        }
        add(keys, "event.effect.", EventDefinition.Effect.values());
        add(keys, "event.kind.", EventDefinition.Kind.values());
        add(keys, "event.scale.", EffectScale.values());
        add(keys, "event.season.", BeforeAfter.Season.values());
        add(keys, "event.summary.", BeforeAfter.Moment.values());
        for (String series : new String[] {"observed", "without", "model"}) {
            keys.add("event.series." + series);
        }
        for (String found : new String[] {"up", "down", "unclear", "apart", "none"}) {
            keys.add("event.regions.title." + found);
        }
        add(keys, "telling.", Against.Telling.values());
        for (String word : new String[] {"outside", "trend", "near", "one_side"}) {
            keys.add("verdict." + word + ".high");
            keys.add("verdict." + word + ".low");
        }
        keys.addAll(Set.of("verdict.will_meet", "verdict.will_miss", "verdict.hit_or_miss"));
        for (String usual : new String[] {"usually_met", "usually_missed"}) {
            keys.add("verdict.hit_or_miss." + usual + ".latest");
            keys.add("verdict.hit_or_miss." + usual + ".recent");
        }
        keys.addAll(Set.of("change.better", "change.worse", "change.clear", "change.unclear"));
        keys.addAll(Set.of(
                "inequality.title.narrower",
                "inequality.title.wider",
                "inequality.title.unclear",
                "inequality.title.bare"));
        keys.addAll(Set.of("quality.aspect.rows", "quality.aspect.quarantined", "quality.aspect.duplicates"));
        for (String panel : new String[] {"outliers", "outliers_pairs"}) {
            keys.add("quality." + panel + ".title");
            keys.add("quality." + panel + ".title.none");
            keys.add("quality." + panel + ".summary");
        }
        add(keys, "funnel.position.", FunnelPlot.Position.values());
        for (String change : new String[] {"narrower", "wider", "unclear", "bare"}) {
            keys.add("gaps.relative.title." + change);
        }
        for (String row : new String[] {"bgv", "par", "paf"}) {
            keys.add("gaps." + row + ".meaning");
        }
        keys.addAll(Set.of("gaps.note.absolute", "gaps.note.relative"));
        for (String tendency : new String[] {"ahead", "behind", "unclear"}) {
            keys.add("concentration.title." + tendency);
        }
        add(keys, "convergence.title.", Convergence.Word.values());
        add(keys, "left_behind.place.", LeftBehind.Membership.values());
        keys.addAll(Set.of(
                "fix.summary",
                "fix.names",
                "leave.summary",
                "leave.names",
                "column.measure",
                "column.statistic",
                "column.formula",
                "column.reference",
                "column.reproduces",
                "column.number",
                "column.published",
                "column.method",
                "column.verdict_from",
                "column.kind",
                "column.least",
                "column.noise"));
        for (String what : new String[] {"", "digital.", "speed."}) {
            keys.add("why.what." + what + "better");
            keys.add("why.what." + what + "worse");
        }
        keys.addAll(Set.of(
                "column.calendar",
                "column.offices",
                "column.hours",
                "column.days_off",
                "column.late",
                "column.verified"));
        for (Interval.Missing missing : Interval.Missing.values()) {
            keys.add("explain.interval." + missing.id());
        }
        keys.addAll(Set.of("why.title.higher", "why.title.lower"));
        keys.addAll(Set.of("why.median.mix", "why.median.performance", "why.median.total"));
        keys.addAll(Set.of("peers.note", "peers.note.apart"));
        keys.addAll(Set.of("expected.title.above", "expected.title.below", "expected.title.within"));
        keys.addAll(Set.of("column.name", "column.agency", "column.service"));
        keys.addAll(Set.of(
                "quality.refused.title",
                "quality.refused.title.none",
                "quality.withdrawn.title",
                "quality.withdrawn.title.none"));
        for (String count : new String[] {"read", "accepted", "quarantined", "duplicates", "corrected", "replaced"}) {
            keys.add("column." + count);
        }
        for (String corner : new String[] {"keep", "beyond", "first", "later"}) {
            keys.add("survey.quadrant." + corner + ".corner");
        }
        add(keys, "skm.rule.", WeightRule.values());
        keys.addAll(Set.of("survey.quadrant.apart", "survey.quadrant.close"));
        keys.addAll(Set.of("skm.respondents.enough", "skm.respondents.short"));
        keys.addAll(Set.of("skm.trend.higher", "skm.trend.lower", "skm.trend.unclear"));
        SkmPage.FORMS.forEach(form -> keys.add("skm.form." + form));
        DefinitionFolder.read(Path.of(""))
                .definitions()
                .getContract("follow_up_actions")
                .findField("status")
                .orElseThrow()
                .allowed()
                .forEach(status -> keys.add("skm.status." + status));
        return keys;
    }

    private static void addValues(Set<String> keys, String field, String... values) {
        Arrays.stream(values).map(value -> "value." + field + "." + value).forEach(keys::add);
    }

    private static void add(Set<String> keys, String prefix, Enum<?>... values) {
        Arrays.stream(values)
                .map(value -> prefix + value.name().toLowerCase(Locale.ROOT))
                .forEach(keys::add);
    }
}

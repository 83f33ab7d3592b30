package org.merata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.maturity.Assessment;
import org.merata.maturity.EvidenceShare;
import org.merata.maturity.Maturity;
import org.merata.maturity.PrintedCheck;
import org.merata.model.Formats;
import org.merata.model.Phrases;

/** What the command about maturity says beside its tables. */
final class MaturityWords {
    private static final int DECIMALS_SHOWN = 6;

    private final CommonOptions common;
    private final Phrases phrases;

    MaturityWords(CommonOptions common) {
        this.common = common;
        this.phrases = common.phrases();
    }

    String heading(FrameworkDefinition framework, Standing standing, String name) {
        return phrases.say(
                "maturity.heading",
                "name",
                name,
                "id",
                standing.entity().id(),
                "period",
                Formats.of(common.language()).period(standing.period()),
                "framework",
                framework.name().in(common.language()),
                "publishers",
                String.join(", ", standing.assessment().publishers()));
    }

    /** The index and its band, and what the index rests on. */
    List<String> conclusion(FrameworkDefinition framework, Standing standing) {
        var sentences = new ArrayList<String>();
        sentences.add(index(framework, standing));
        if (!standing.assessment().values().isEmpty()) {
            sentences.add(rests(EvidenceShare.of(framework, standing.assessment())));
        }
        return sentences;
    }

    private String index(FrameworkDefinition framework, Standing standing) {
        Maturity.Assessed assessed = standing.assessed();
        if (assessed.index().isPresent()) {
            BigDecimal rounded = assessed.published().orElseThrow();
            String published = Formats.of(common.language()).number(rounded.doubleValue(), rounded.scale());
            String exact = shown(assessed.index().get());
            return assessed.band()
                    .map(band -> phrases.say(
                            "maturity.index_band",
                            "index",
                            published,
                            "exact",
                            exact,
                            "band",
                            band.name().in(common.language())))
                    .orElseGet(() -> phrases.say("maturity.index", "index", published, "exact", exact));
        }
        if (framework.combination() == Combination.NONE) {
            return phrases.say("maturity.side_by_side");
        }
        return phrases.say(standing.assessment().values().isEmpty() ? "maturity.printed_only" : "maturity.no_index");
    }

    private String rests(EvidenceShare share) {
        return phrases.say(
                "maturity.rests",
                "self_assessed",
                percent(share.selfAssessed()),
                "verified",
                percent(share.verified()),
                "measured",
                percent(share.measured()),
                "missing",
                percent(share.missing()));
    }

    private String percent(double share) {
        return Formats.of(common.language()).share(share, 1);
    }

    /** Where what was printed does not follow from the indicators, by how much, and under which rule it would. */
    List<String> differences(FrameworkDefinition framework, Assessment assessment) {
        return PrintedCheck.check(framework, assessment.valueByIndicator(), assessment.printed()).stream()
                .map(this::difference)
                .toList();
    }

    private String difference(PrintedCheck.Finding finding) {
        String differs = phrases.say(
                "maturity.differs",
                "code",
                finding.part(),
                "printed",
                shown(finding.printed()),
                "score",
                finding.computed().map(this::shown).orElse("-"));
        Optional<String> rule = finding.rule().map(one -> phrases.say("maturity.rule." + one.id()));
        return rule.map(sentence -> differs + " " + sentence).orElse(differs);
    }

    String explain(Maturity.Unfit unfit, FrameworkDefinition framework) {
        if (!unfit.isKnown()) {
            return phrases.say("maturity.unknown_code", "code", unfit.code(), "framework", framework.id());
        }
        FrameworkDefinition.Scale scale =
                framework.scaleOf(framework.findPart(unfit.code()).orElseThrow());
        return phrases.say(
                scale.whole() ? "maturity.not_a_level" : "maturity.out_of_scale",
                "code",
                unfit.code(),
                "value",
                unfit.value().toPlainString(),
                "least",
                scale.least().toPlainString(),
                "most",
                scale.most().toPlainString());
    }

    private String shown(BigDecimal value) {
        BigDecimal rounded =
                value.setScale(DECIMALS_SHOWN, RoundingMode.HALF_UP).stripTrailingZeros();
        return Formats.of(common.language()).number(rounded.doubleValue(), Math.max(0, rounded.scale()));
    }
}

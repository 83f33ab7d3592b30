package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.Trial;
import org.merata.dashboard.PageView.TrialGroup;
import org.merata.dashboard.PageView.TrialSheet;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Maturity;
import org.merata.maturity.Maturity.Scored;

/** What the index would be if some indicators stood elsewhere, and the sheet on which a reader moves them. */
final class TrialPanels {
    static final String PANEL = "trial";
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Wording words;
    private final FrameworkDefinition framework;
    private final IndexAxis numbers;

    TrialPanels(Wording words, FrameworkDefinition framework) {
        this.words = words;
        this.framework = framework;
        this.numbers = new IndexAxis(words, framework);
    }

    /**
     * The levels tried, by code.
     *
     * @throws ViewRefused where one names no indicator or is not on its scale
     */
    Map<String, BigDecimal> read(ViewRequest request) {
        var tried = new LinkedHashMap<String, BigDecimal>();
        List<String> allowed = framework.listIndicators().stream()
                .map(indicator -> ViewRequest.LEVEL_OF + indicator.code())
                .toList();
        request.work().forEach((parameter, written) -> {
            if (parameter.startsWith(ViewRequest.LEVEL_OF)) {
                if (!allowed.contains(parameter)) {
                    throw ViewRefused.unknownParameter(parameter, written, allowed);
                }
                String code = parameter.substring(ViewRequest.LEVEL_OF.length());
                tried.put(
                        code,
                        value(
                                parameter,
                                written,
                                framework.scaleOf(framework.findPart(code).orElseThrow())));
            }
        });
        return tried;
    }

    private static BigDecimal value(String parameter, String written, Scale scale) {
        boolean number = written.matches("-?\\d{1,9}(\\.\\d{1,9})?");
        if (!number || !scale.holds(new BigDecimal(written))) {
            throw ViewRefused.unknownValue(
                    parameter,
                    written,
                    List.of(scale.least().toPlainString() + ".." + scale.most().toPlainString()));
        }
        return new BigDecimal(written);
    }

    /** The index and its parts as they are, and as they would be. */
    Panel result(Round round, Standing standing, Map<String, BigDecimal> tried) {
        Map<String, BigDecimal> values =
                new LinkedHashMap<>(standing.assessment().valueByIndicator());
        values.putAll(tried);
        Maturity.Assessed then = new Maturity(framework).assess(values);
        Maturity.Assessed now = standing.assessed();
        int changed = changed(standing, tried);
        String title = changed == 0
                ? words.say("trial.title.none")
                : words.say("trial.title", "now", index(now), "then", index(then));
        String summary = changed == 0
                ? words.say("trial.summary.none")
                : words.say(
                        "trial.summary",
                        "n",
                        words.formats().count(changed),
                        "exact",
                        then.index()
                                .map(value -> value.stripTrailingZeros().toPlainString())
                                .orElse("\u2013"));
        var rows = new ArrayList<Row>();
        rows.add(row(words.say("index.whole"), now.index(), then.index()));
        List<Scored> before = now.listParts();
        List<Scored> after = then.listParts();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).part().isIndicator()) {
                rows.add(row(
                        words.in(before.get(i).part().name()),
                        before.get(i).raw(),
                        after.get(i).raw()));
            }
        }
        var furniture = new MaturityFurniture(words);
        return furniture.panel(
                PANEL,
                title,
                furniture.scope(round),
                summary,
                new TableSpec(
                        title,
                        List.of(
                                new Column("part", words.say("column.part"), false),
                                new Column("now", words.say("column.now"), true),
                                new Column("then", words.say("column.then"), true)),
                        rows),
                Optional.empty(),
                round);
    }

    private String index(Maturity.Assessed assessed) {
        String number = assessed.published().map(numbers::index).orElse("\u2013");
        return assessed.band()
                .map(band -> number + " (" + words.in(band.name()) + ")")
                .orElse(number);
    }

    private Row row(String name, Optional<BigDecimal> now, Optional<BigDecimal> then) {
        return new Row(List.of(Cell.of(name), cell(now), cell(then)), Optional.empty());
    }

    private Cell cell(Optional<BigDecimal> score) {
        return score.map(value -> Cell.of(numbers.score(value), value.doubleValue()))
                .orElse(Cell.of("\u2013"));
    }

    private static int changed(Standing standing, Map<String, BigDecimal> tried) {
        Map<String, BigDecimal> known = standing.assessment().valueByIndicator();
        return (int) tried.entrySet().stream()
                .filter(entry -> !known.containsKey(entry.getKey())
                        || known.get(entry.getKey()).compareTo(entry.getValue()) != 0)
                .count();
    }

    /** A slider for each indicator, by the parts at the top. */
    TrialSheet sheet(Standing standing, Map<String, BigDecimal> tried, ViewRequest request) {
        Map<String, BigDecimal> known = standing.assessment().valueByIndicator();
        var groups = new ArrayList<TrialGroup>();
        var alone = new ArrayList<Trial>();
        for (Part part : framework.parts()) {
            List<Trial> trials = part.all()
                    .filter(Part::isIndicator)
                    .map(indicator -> trial(indicator, Optional.ofNullable(known.get(indicator.code())), tried))
                    .toList();
            if (part.isIndicator()) {
                alone.addAll(trials);
            } else {
                groups.add(new TrialGroup(words.in(part.name()), trials));
            }
        }
        if (!alone.isEmpty()) {
            groups.add(0, new TrialGroup(words.say("trial.indicators"), alone));
        }
        List<Link> kept = request.chosen().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(ViewRequest.LEVEL_OF))
                .map(entry -> new Link(entry.getKey(), entry.getValue()))
                .toList();
        return new TrialSheet(PANEL, words.say("trial.sheet"), kept, groups, changed(standing, tried));
    }

    private Trial trial(Part indicator, Optional<BigDecimal> known, Map<String, BigDecimal> tried) {
        Scale scale = framework.scaleOf(indicator);
        BigDecimal shown =
                Optional.ofNullable(tried.get(indicator.code())).or(() -> known).orElse(scale.least());
        return new Trial(
                ViewRequest.LEVEL_OF + indicator.code(),
                words.in(indicator.name()),
                scale.least().toPlainString(),
                scale.most().toPlainString(),
                step(scale, shown, known),
                known.map(value -> value.stripTrailingZeros().toPlainString()),
                shown.stripTrailingZeros().toPlainString(),
                new LevelWords(words, framework).of(indicator, shown));
    }

    /** Fine enough that the known value is on a step: a slider would move it otherwise. */
    private static String step(Scale scale, BigDecimal shown, Optional<BigDecimal> known) {
        if (scale.whole()) {
            return "1";
        }
        BigDecimal usual = scale.most().subtract(scale.least()).compareTo(BigDecimal.ONE) <= 0 ? HUNDREDTH : TENTH;
        int decimals = Math.max(
                usual.scale(),
                Math.max(
                        decimals(shown, scale),
                        known.map(value -> decimals(value, scale)).orElse(0)));
        return BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    }

    private static int decimals(BigDecimal value, Scale scale) {
        return Math.max(0, value.subtract(scale.least()).stripTrailingZeros().scale());
    }
}

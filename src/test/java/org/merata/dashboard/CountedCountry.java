package org.merata.dashboard;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.definition.ElementMeasures;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.ingest.ReferenceFiles;
import org.merata.measure.Intervals;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Channel;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Notices;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Status;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * The project's own definitions and reference, and a gate that counts: every province, three services, three channels and 48 months have
 * cases and a share of them by a rule, and whatever is asked is added up from those. So parts and wholes agree, and nothing is drawn.
 */
final class CountedCountry {
    static final Definitions DEFINITIONS = DefinitionFolder.read(Path.of(".")).definitions();
    static final Reference REFERENCE = ReferenceFiles.read(Path.of("."), DEFINITIONS, new Notices());
    static final TimeRange ALL = new TimeRange(Period.get("2020-01"), Period.get("2023-12"));

    private static final List<Region> PROVINCES = REFERENCE.listRegions("province");
    private static final List<Service> SERVICES =
            List.copyOf(REFERENCE.listServices()).subList(0, 3);
    private static final List<Channel> CHANNELS =
            List.copyOf(REFERENCE.listChannels()).subList(0, 3);
    private static final List<Period> MONTHS = ALL.listPeriods(Grain.MONTH);
    private static final LocalDate EMERGENCY = LocalDate.of(2021, 7, 1);
    private static final double Z = 1.959963984540054;

    private CountedCountry() {}

    static Edition edition(Language language) {
        return Edition.of(
                Wording.of(DEFINITIONS, REFERENCE, language),
                new Numbers(DEFINITIONS, REFERENCE, CountedCountry::answer),
                new Targets(DEFINITIONS),
                events(),
                Quality.none(),
                null,
                Freshness.of(DEFINITIONS, Quality.none(), LocalDate.of(2024, 1, 15)));
    }

    static Events events() {
        return new Events(DEFINITIONS, REFERENCE);
    }

    static Service service() {
        return SERVICES.get(0);
    }

    private record Leaf(Region province, Service service, Channel channel, Period month, long n, double share) {}

    private static final List<Leaf> LEAVES = leaves();

    private static List<Leaf> leaves() {
        var leaves = new ArrayList<Leaf>();
        for (int p = 0; p < PROVINCES.size(); p++) {
            for (int s = 0; s < SERVICES.size(); s++) {
                for (int c = 0; c < CHANNELS.size(); c++) {
                    for (int m = 0; m < MONTHS.size(); m++) {
                        long n = 40 + (p * 37 + s * 13 + c * 5) % 61 + (p + m * 7) % 11 + (s == p % 3 ? 60 : 0);
                        boolean struck = MONTHS.get(m).start().equals(EMERGENCY)
                                && PROVINCES
                                        .get(p)
                                        .group()
                                        .filter("jawa"::equals)
                                        .isPresent();
                        double share = 0.45
                                + 0.006 * (p * 17 % 38)
                                + 0.05 * (s - 1)
                                - 0.06 * (c - 1)
                                + 0.001 * m
                                + 0.01 * ((p * 5 + m * 11) % 7 - 3) / 3.0
                                + 0.004 * ((c * 3 + m * 5) % 7)
                                - (p == 30 ? 0.25 : 0)
                                - (struck ? 0.15 : 0);
                        leaves.add(
                                new Leaf(PROVINCES.get(p), SERVICES.get(s), CHANNELS.get(c), MONTHS.get(m), n, share));
                    }
                }
            }
        }
        return leaves;
    }

    private static Answer answer(Question question) {
        var figures = new ArrayList<Figure>();
        for (String id : question.measures()) {
            figures.addAll(figures(DEFINITIONS.getMeasure(id), question));
        }
        return new Answer(
                question,
                figures,
                new Answer.Origin("v1", Instant.EPOCH, List.of(), false, Optional.of(ALL.last()), 10));
    }

    /** What a group has of cases, and of those that count. */
    private static final class Sum {
        private double n;
        private double part;

        void add(double cases, double share) {
            n += cases;
            part += cases * share;
        }
    }

    private record Key(Optional<Period> period, TreeMap<String, String> codes) {}

    private static List<Figure> figures(MeasureDefinition measure, Question question) {
        Map<Key, Sum> groups = new LinkedHashMap<>();
        Map<Optional<Period>, Double> wholes = new LinkedHashMap<>();
        for (Leaf leaf : LEAVES) {
            if (!isAsked(leaf, question)) {
                continue;
            }
            Optional<Period> period =
                    question.grain().map(grain -> Period.of(grain, leaf.month().start()));
            wholes.merge(period, (double) leaf.n(), Double::sum);
            for (Map.Entry<TreeMap<String, String>, Double> part :
                    parts(measure, leaf, question).entrySet()) {
                groups.computeIfAbsent(new Key(period, part.getKey()), key -> new Sum())
                        .add(leaf.n() * part.getValue(), leaf.share());
            }
        }
        var figures = new ArrayList<Figure>();
        groups.forEach((key, sum) -> figures.add(figure(measure, key, sum, wholes.get(key.period()))));
        return figures;
    }

    private static boolean isAsked(Leaf leaf, Question question) {
        if (question.time()
                .filter(time -> leaf.month().start().isBefore(time.start())
                        || !leaf.month().start().isBefore(time.endExclusive()))
                .isPresent()) {
            return false;
        }
        return question.where().entrySet().stream().allMatch(condition -> switch (condition.getKey()) {
            case "region" ->
                REFERENCE.listWithAncestors(leaf.province()).stream()
                        .anyMatch(above -> above.code().equals(condition.getValue()));
            case "agency" -> true;
            default -> condition.getValue().equals(code(leaf, new Breakdown(condition.getKey(), Optional.empty())));
        });
    }

    /** The groups a leaf belongs to and its share in each; several where the measure's own records tell them apart. */
    private static Map<TreeMap<String, String>, Double> parts(MeasureDefinition measure, Leaf leaf, Question question) {
        Map<TreeMap<String, String>, Double> parts = new LinkedHashMap<>();
        parts.put(new TreeMap<>(), 1.0);
        for (Breakdown by : question.by()) {
            Map<TreeMap<String, String>, Double> more = new LinkedHashMap<>();
            Map<String, Double> codes = codes(measure, leaf, by);
            parts.forEach((key, weight) -> codes.forEach((code, share) -> {
                var longer = new TreeMap<>(key);
                longer.put(by.dimension(), code);
                more.put(longer, weight * share);
            }));
            parts = more;
        }
        return parts;
    }

    /** A field of the records themselves, such as the reason of a complaint: each declared value half as often as the one before. */
    private static Map<String, Double> codes(MeasureDefinition measure, Leaf leaf, Breakdown by) {
        String own = code(leaf, by);
        if (!own.isEmpty()) {
            return Map.of(own, 1.0);
        }
        List<String> values = measure.datasets().stream()
                .map(DEFINITIONS::getContract)
                .flatMap(contract -> contract.findField(by.dimension()).stream())
                .findFirst()
                .map(ContractDefinition.Field::allowed)
                .orElse(List.of());
        var shares = new LinkedHashMap<String, Double>();
        double left = 1;
        for (int i = 0; i < values.size(); i++) {
            double share = i + 1 == values.size() ? left : left / 2;
            shares.put(values.get(i), share);
            left -= share;
        }
        return shares;
    }

    private static String code(Leaf leaf, Breakdown by) {
        return switch (by.dimension()) {
            case "region" ->
                REFERENCE.listWithAncestors(leaf.province()).stream()
                        .filter(above -> by.level().map(above.level()::equals).orElse(above.equals(leaf.province())))
                        .map(Region::code)
                        .findFirst()
                        .orElse("");
            case "region.group" -> leaf.province().group().orElse("");
            case "service" -> leaf.service().code();
            case "service.sector" -> leaf.service().sector();
            case "channel" -> leaf.channel().code();
            case "channel.kind" -> leaf.channel().kind().id();
            default -> "";
        };
    }

    private static Figure figure(MeasureDefinition measure, Key key, Sum sum, double whole) {
        double share = sum.part / sum.n;
        if (measure.formula() instanceof Formula.Share) {
            return figure(measure, key, sum.n / whole, whole, Intervals.wilson(sum.n, whole));
        }
        if (measure.formula() instanceof Formula.Correlation) {
            return figure(measure, key, share / 2 + shift(measure.id()), sum.n, Optional.empty());
        }
        if (Numbers.isPublished(measure)) {
            int own = Math.floorMod((measure.id() + key.codes()).hashCode(), 2_000);
            return figure(measure, key, 30 + 20 * share + own / 100.0, sum.n, Optional.empty());
        }
        double value =
                switch (measure.unit()) {
                    case SHARE -> share;
                    case COUNT -> Math.round(sum.n);
                    case SECONDS -> 86_400 * (6 - 5 * share) * spread(measure);
                    case WORKING_SECONDS -> 3_600 * (30 - 25 * share) * spread(measure);
                    case MONEY -> 50_000 * (0.5 + share);
                    case PER_THOUSAND -> 40 * (1.2 - share);
                    case INDEX ->
                        measure.formula() instanceof Formula.ElementIndex
                                ? 25
                                        * ElementMeasures.listMeans(measure).stream()
                                                .mapToDouble(id -> mark(id, share))
                                                .average()
                                                .orElseThrow()
                                : measure.formula() instanceof Formula.Mean mean
                                                && mean.scale().isEmpty()
                                        ? mark(measure.id(), share)
                                        : 100 * share;
                };
        Optional<Interval> interval = measure.interval()
                .map(method -> measure.unit() == Unit.SHARE
                        ? Intervals.wilson(share * sum.n, sum.n).orElseThrow()
                        : new Interval(
                                value - Z * value / 3 / Math.sqrt(sum.n),
                                value + Z * value / 3 / Math.sqrt(sum.n),
                                method));
        return figure(measure, key, value, sum.n, interval);
    }

    /** The mean mark of an element, 1 to 4. */
    private static double mark(String element, double share) {
        return 2 + 2 * share + shift(element);
    }

    private static double shift(String id) {
        return id.hashCode() % 7 / 50.0;
    }

    /** How far a percentile lies from the median of log-logistic times. */
    private static double spread(MeasureDefinition measure) {
        double p = measure.formula() instanceof Formula.Quantile quantile
                ? quantile.p()
                : measure.formula() instanceof Formula.Age age ? age.p() : 0.5;
        return Math.sqrt(p / (1 - p));
    }

    private static Figure figure(
            MeasureDefinition measure, Key key, double value, double n, Optional<Interval> interval) {
        return new Figure(
                measure.id(),
                key.period(),
                key.codes(),
                OptionalDouble.of(value),
                interval,
                OptionalLong.of(Math.round(n)),
                Status.OBSERVED);
    }
}

package org.merata.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.analysis.Methods;
import org.merata.analysis.Verdict;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Formats;
import org.merata.model.Interval;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Phrases;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/** The words of a home in one language: phrases, names of what there is, and numbers with their units. Immutable. */
final class Wording {
    /** The code of what the records do not say. */
    static final String NOT_STATED = "not_stated";

    private final Definitions definitions;
    private final Reference reference;
    private final Phrases phrases;
    private final Phrases statistics;
    private final Formats formats;

    private Wording(
            Definitions definitions, Reference reference, Phrases phrases, Phrases statistics, Formats formats) {
        this.definitions = definitions;
        this.reference = reference;
        this.phrases = phrases;
        this.statistics = statistics;
        this.formats = formats;
    }

    static Wording of(Definitions definitions, Reference reference, Language language) {
        return new Wording(
                definitions,
                reference,
                Phrases.of(Wording.class, language),
                Phrases.of(Verdict.class, language),
                Formats.of(language, definitions.country().currency()));
    }

    Language language() {
        return formats.language();
    }

    Formats formats() {
        return formats;
    }

    Definitions definitions() {
        return definitions;
    }

    Reference reference() {
        return reference;
    }

    String say(String key, Map<String, String> values) {
        return phrases.say(key, values);
    }

    String say(String key, String... namesAndValues) {
        return phrases.say(key, namesAndValues);
    }

    /** What a statistic or a verdict is called where it is worked out. */
    String statistic(String key) {
        return statistics.say(key);
    }

    /** What a statistic of {@code methods.md} is called; empty where it has no name of its own. */
    Optional<String> findStatisticName(String id) {
        return Methods.findName(id, statistics);
    }

    boolean knows(String key) {
        return phrases.keys().contains(key);
    }

    String in(Text text) {
        return text.in(language());
    }

    String label(MeasureDefinition measure) {
        return in(measure.label());
    }

    /** {@code 61.4%}, {@code 7.8 days}. */
    String value(MeasureDefinition measure, double value) {
        return formats.value(measure.unit(), measure.decimals(), value);
    }

    /** The size of a difference, without sign: {@code 3.1 percentage points}. */
    String difference(MeasureDefinition measure, double difference) {
        return formats.difference(measure.unit(), measure.decimals(), difference);
    }

    /** A difference with its sign: {@code +3.1 percentage points}. */
    String change(MeasureDefinition measure, double difference) {
        return formats.change(measure.unit(), measure.decimals(), difference);
    }

    /** From one size of a difference to another: {@code 0.4–5.3 percentage points}. */
    String differences(MeasureDefinition measure, Interval interval) {
        if (measure.unit() != Unit.SHARE) {
            return interval(measure, interval);
        }
        return formats.number(interval.lower() * 100, measure.decimals()) + "\u2013"
                + difference(measure, interval.upper());
    }

    String interval(MeasureDefinition measure, Interval interval) {
        return formats.range(measure.unit(), measure.decimals(), interval);
    }

    /** Whether two values are written the same, so that no sentence may call one higher. */
    boolean writtenAlike(MeasureDefinition measure, double one, double other) {
        return value(measure, one).equals(value(measure, other));
    }

    /** A figure's value as written, or its status in words. */
    String figure(MeasureDefinition measure, Figure figure) {
        return figure.value().isPresent() ? value(measure, figure.value().getAsDouble()) : status(figure.status());
    }

    /** The same, with the mark of statistics offices where the figure was revised. */
    String marked(MeasureDefinition measure, Figure figure) {
        String written = figure(measure, figure);
        return figure.status() == Status.REVISED ? say("mark.revised", "value", written) : written;
    }

    /** What the mark means: {@code revised on 3 May 2026}; empty where the figure was not revised or nobody knows when. */
    Optional<String> revision(Figure figure) {
        return figure.revisedAt().map(at -> say("mark.revised.on", "date", formats.date(day(at))));
    }

    /** The day that a moment lies in, in the country. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, definitions.country().zone());
    }

    String status(Status status) {
        return say("status." + status.id());
    }

    String period(Period period) {
        return formats.period(period);
    }

    String shortPeriod(Period period) {
        return formats.shortPeriod(period);
    }

    String periods(TimeRange range) {
        return formats.periods(range);
    }

    /** The whole country's name. */
    String nation() {
        return reference
                .findNation()
                .map(region -> in(region.name()))
                .orElse(in(definitions.country().name()));
    }

    /** The name of a dataset; its id where it is no longer defined. */
    String dataset(String id) {
        return Optional.ofNullable(definitions().contracts().get(id))
                .map(contract -> in(contract.label()))
                .orElse(id);
    }

    /** The name of a source; its id where it is no longer defined. */
    String source(String id) {
        return Optional.ofNullable(definitions().sources().get(id))
                .map(source -> in(source.label()))
                .orElse(id);
    }

    /** What a code of a dimension, or of an attribute of one, is called; the code itself where nothing is known of it. */
    String name(String dimension, String code) {
        if (code.equals(NOT_STATED)) {
            return say("not_stated");
        }
        Optional<Text> name =
                switch (dimension) {
                    case "region" -> reference.findRegion(code).map(Region::name);
                    case "agency" -> reference.findAgency(code).map(Agency::name);
                    case "service" -> reference.findService(code).map(Service::name);
                    case "channel" -> reference.findChannel(code).map(Channel::name);
                    case "region.group" -> find(definitions.country().groups(), code);
                    case "service.sector" -> find(definitions.country().sectors(), code);
                    case "agency.kind" -> find(definitions.country().agencyKinds(), code);
                    case "channel.kind" -> Optional.of(kindOfChannel(code));
                    default -> definitions.findLabel(dimension, code);
                };
        String listed = "value." + dimension + "." + code;
        return name.map(this::in).orElseGet(() -> knows(listed) ? say(listed) : code);
    }

    /** The page of one entry, such as {@code /regions/11}; empty where it has none. */
    Optional<String> path(String dimension, String code) {
        return switch (dimension) {
            case "region" -> reference.findRegion(code).map(region -> "/regions/" + code);
            case "agency" -> reference.findAgency(code).map(agency -> "/agencies/" + code);
            case "service" -> reference.findService(code).map(service -> "/services/" + code);
            default -> Optional.empty();
        };
    }

    /** What the values of a dimension are called together, inside a sentence: {@code provinces}, {@code services}. */
    String plural(String dimension, Optional<String> level) {
        Optional<String> ofLevel = dimension.equals("region")
                ? level.or(() -> Optional.of(definitions.country().mapLevel()))
                        .flatMap(this::findLevel)
                        .map(found -> in(found.plural()))
                : Optional.empty();
        return inSentence(ofLevel.orElseGet(() -> knows("dimension." + dimension + ".plural")
                ? say("dimension." + dimension + ".plural")
                : dimension(dimension)));
    }

    /** A heading as part of a sentence: its first letter small, unless it stands for more letters, as in IMDI. */
    String inSentence(String heading) {
        boolean abbreviation = heading.length() > 1 && Character.isUpperCase(heading.charAt(1));
        return abbreviation || heading.isEmpty()
                ? heading
                : heading.substring(0, 1).toLowerCase(language().locale()) + heading.substring(1);
    }

    /** What one value of a dimension is called: {@code Province}, {@code Service}. */
    String singular(String dimension, Optional<String> level) {
        Optional<String> ofLevel = dimension.equals("region")
                ? level.flatMap(this::findLevel).map(found -> in(found.label()))
                : Optional.empty();
        return ofLevel.orElseGet(() -> dimension(dimension));
    }

    /** What a dimension is called: in the phrases, or by the contract whose field it is. */
    private String dimension(String id) {
        return knows("dimension." + id)
                ? say("dimension." + id)
                : definitions.findListed(id).map(field -> in(field.label())).orElse(id);
    }

    Optional<CountryDefinition.Level> findLevel(String id) {
        return definitions.country().levels().stream()
                .filter(level -> level.id().equals(id))
                .findFirst();
    }

    /** Items as part of a sentence; beyond the most that fit, how many more there are. */
    String names(List<String> names, int most) {
        if (names.size() <= most + 1) {
            return formats.list(names);
        }
        var shown = new ArrayList<>(names.subList(0, most));
        shown.add(say("and_more", "n", formats.count(names.size() - most)));
        return formats.list(shown);
    }

    private Text kindOfChannel(String code) {
        return Text.same(knows("channel_kind." + code) ? say("channel_kind." + code) : code);
    }

    private static Optional<Text> find(Map<String, Text> names, String code) {
        return Optional.ofNullable(names.get(code));
    }
}

package org.merata.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Record;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.Question.Mix;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** Asks how the values of places and of the whole are spread by cells: two statements, however many places there are. */
final class MixedCells {
    /** Cells by bins: more than an ordinary answer has, as most bins of a cell hold something. */
    private static final int MOST_ROWS = 400_000;

    private final Definitions definitions;
    private final PublishedVersion version;
    private final MeasureCompiler compiler;

    MixedCells(Definitions definitions, PublishedVersion version, MeasureCompiler compiler) {
        this.definitions = definitions;
        this.version = version;
        this.compiler = compiler;
    }

    /** The question of the places, by what is asked and by cell. */
    CheckedQuestion checked(Question question) {
        var by = new ArrayList<>(question.by());
        mix(question).of().forEach(dimension -> by.add(Breakdown.of(dimension)));
        return check(question, by, question.where());
    }

    private CheckedQuestion check(Question question, List<Breakdown> by, Map<String, String> where) {
        var plain = new Question(question.measures(), by, new TreeMap<>(where), question.time(), Optional.empty());
        return new QuestionCheck(definitions, version.reference(), version.meta()).check(plain);
    }

    private static Mix mix(Question question) {
        return question.mix().orElseThrow();
    }

    /** One for each place; none where nothing of it is known. */
    List<Observation> list(Question question) {
        CheckedQuestion places = checked(question);
        MeasureDefinition measure = places.measures().get(0);
        if (places.measures().size() > 1
                || !(measure.formula() instanceof Formula.Quantile)
                || question.grain().isPresent()) {
            throw new IllegalArgumentException("a mix is told of one quantile over a whole time: " + question);
        }
        Formula.Quantile quantile = (Formula.Quantile) measure.formula();
        String dataset = quantile.bins().dataset();
        int keys = question.by().size();
        Map<List<String>, Map<List<String>, BinCounts>> own = read(places, keys);
        if (own.isEmpty()) {
            return List.of();
        }
        Map<List<String>, BinCounts> whole = read(whole(question), 0).get(List.<String>of());
        var observations = new ArrayList<Observation>();
        own.forEach((codes, cells) -> {
            var named = new TreeMap<String, String>();
            for (int i = 0; i < keys; i++) {
                named.put(question.by().get(i).dimension(), codes.get(i));
            }
            var parts = new Parts.Mixed(dataset, quantile.p(), cells, whole);
            observations.add(new Observation(measure.id(), Optional.empty(), named, parts, Status.OBSERVED));
        });
        return observations;
    }

    private CheckedQuestion whole(Question question) {
        Mix mix = mix(question);
        var where = new TreeMap<>(question.where());
        where.keySet().removeIf(key -> key.equals(mix.place()) || key.startsWith(mix.place() + "."));
        return check(question, mix.of().stream().map(Breakdown::of).toList(), where);
    }

    /** @param keys how many of the codes tell the place; the others tell the cell */
    private Map<List<String>, Map<List<String>, BinCounts>> read(CheckedQuestion checked, int keys) {
        Map<List<String>, Map<List<String>, Map<Integer, Long>>> counts = new LinkedHashMap<>();
        Map<List<String>, Long> keySums = new HashMap<>();
        compiler.compileBins(checked, MOST_ROWS).ifPresent(statement -> {
            List<Record> rows = version.query(sql -> new ArrayList<Record>(sql.fetch(statement)));
            if (rows.size() > MOST_ROWS) {
                throw Measures.tooLarge(checked);
            }
            for (Record row : rows) {
                List<String> codes = Cell.of(checked, row).codes();
                counts.computeIfAbsent(codes.subList(0, keys), none -> new LinkedHashMap<>())
                        .computeIfAbsent(codes.subList(keys, codes.size()), none -> new TreeMap<>())
                        .merge(row.get("bin", Integer.class), row.get("n", Long.class), Long::sum);
                keySums.merge(codes, row.get("k", Long.class), Long::sum);
            }
        });
        Map<List<String>, Map<List<String>, BinCounts>> places = new LinkedHashMap<>();
        counts.forEach((place, cells) -> {
            Map<List<String>, BinCounts> found = new LinkedHashMap<>();
            cells.forEach((cell, bins) -> found.put(
                    cell,
                    BinCounts.of(
                            bins,
                            keySums.get(
                                    Stream.concat(place.stream(), cell.stream()).toList()))));
            places.put(place, found);
        });
        return places;
    }
}

package org.merata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Record;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.model.Period;
import org.merata.model.Status;

/** Where a figure stands in an answer: its period and its codes in the order asked. Ordered by period, then codes. */
record Cell(Optional<Period> period, List<String> codes) implements Comparable<Cell> {
    Cell {
        codes = List.copyOf(codes);
    }

    static Cell of(CheckedQuestion checked, Record row) {
        Optional<Period> period = checked.question()
                .grain()
                .map(grain -> Period.of(grain, row.get(CompiledQuestion.PERIOD, LocalDate.class)));
        var codes = new ArrayList<String>();
        for (int i = 0; i < checked.by().size(); i++) {
            codes.add(row.get(CompiledQuestion.key(i), String.class));
        }
        return new Cell(period, codes);
    }

    Observation observation(CheckedQuestion checked, MeasureDefinition measure, Parts parts, Status status) {
        var byDimension = new TreeMap<String, String>();
        for (int i = 0; i < codes.size(); i++) {
            byDimension.put(checked.by().get(i).dimension().id(), codes.get(i));
        }
        Status shown =
                status.shown() && Evaluation.of(measure, parts).value().isEmpty() ? Status.NOT_APPLICABLE : status;
        return new Observation(measure.id(), period, byDimension, parts, shown);
    }

    @Override
    public int compareTo(Cell other) {
        int byPeriod = period.isPresent() && other.period.isPresent()
                ? period.get().compareTo(other.period.get())
                : Boolean.compare(period.isPresent(), other.period.isPresent());
        for (int i = 0; byPeriod == 0 && i < codes.size(); i++) {
            byPeriod = codes.get(i).compareTo(other.codes.get(i));
        }
        return byPeriod;
    }
}

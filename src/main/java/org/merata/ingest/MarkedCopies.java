package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.model.Language;
import org.merata.model.Location;
import org.merata.model.NoticeKind;
import org.merata.reading.MarkedWorkbook;
import org.merata.reading.MarkedWorkbook.Mark;
import org.merata.warehouse.RecordsDatabase;

/** Gives files with quarantined rows back to their senders: each as a workbook in which the bad cells say what is wrong with them. */
public final class MarkedCopies {
    private static final int MARKS_AT_MOST = 100_000;

    private final RecordsDatabase records;
    private final Path folder;
    private final Language language;

    public MarkedCopies(RecordsDatabase records, Path folder, Language language) {
        this.records = records;
        this.folder = folder;
        this.language = language;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + folder, e);
        }
    }

    /** Writes the copy of one file; empty where no row of it was quarantined. Of a refused file the first places of each fault are known. */
    public Optional<Path> write(FileReport report, SourceDefinition source, Path file) {
        List<Mark> marks = report.outcome() == Outcome.LOADED ? listKept(report) : listNoticed(report);
        return marks.isEmpty()
                ? Optional.empty()
                : MarkedWorkbook.write(
                        file, source.dialect(), SourceMapping.listExpectedColumns(source), marks, folder);
    }

    private List<Mark> listKept(FileReport report) {
        if (report.quarantined() == 0) {
            return List.of();
        }
        OptionalInt batch = report.batch();
        var filter = new QuarantinedRows.Filter(
                Optional.of(report.source()), batch, Optional.empty(), Optional.empty(), Optional.empty());
        return new QuarantinedRows(records)
                .list(filter, MARKS_AT_MOST).stream()
                        .map(fault -> mark(fault.part(), fault.line().orElse(0), fault.column(), fault.kind()))
                        .toList();
    }

    private List<Mark> listNoticed(FileReport report) {
        var marks = new ArrayList<Mark>();
        report.notices().forEach(notice -> {
            if (notice.at() instanceof Location.InRecord at) {
                marks.add(mark(at.part(), at.line().orElse(0), at.column(), notice.kind()));
            }
        });
        return marks;
    }

    private Mark mark(String part, long row, String column, NoticeKind kind) {
        return new Mark(
                part,
                row,
                column,
                kind.title().in(language) + " " + kind.advice().in(language));
    }
}

package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.PersonalColumns.Rule;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;

/** A received table without what was personal in it, in a temporary file: this is what is loaded and archived. */
record Redacted(Path file, PreparedFile prepared, TableText table, List<Notice> notices, boolean keysDamaged)
        implements AutoCloseable {
    /** Writes it, and reads it as it will be read whenever it comes from the archive again. */
    static Redacted write(
            LoadContext context,
            SourceDefinition source,
            TableText table,
            PersonalColumns personal,
            ErasedRows erased,
            String name) {
        Path file = temporary(context.home().scratch());
        var redaction = new Redaction(personal, source.missing().keySet(), context.personKey(), erased);
        Redaction.Tally tally = redaction.write(table, file);
        var notices = new ArrayList<>(personal.notices(name, tally));
        boolean damaged = false;
        for (int i = 0; i < personal.rules().size(); i++) {
            if (tally.damaged(i) > 0) {
                Rule rule = personal.rules().get(i);
                damaged |= isKey(rule);
                IngestNotice kind =
                        isKey(rule) ? IngestNotice.IDENTITY_KEY_DAMAGED : IngestNotice.IDENTITY_NUMBER_DAMAGED;
                notices.add(Notice.of(
                        kind,
                        new Location.InFile(name),
                        Map.of(
                                "column",
                                PersonalColumns.shown(rule.name()),
                                "cells",
                                Long.toString(tally.damaged(i)))));
            }
        }
        PreparedFile prepared = PreparedFile.of(
                file, name, Redaction.DIALECT, List.of(), context.home().scratch(), ReadingLimits.LIFTED);
        TableText read = RedactedPlaces.read(prepared)
                .orElseThrow(() -> new IllegalStateException(name + " can't be read as Merata itself wrote it."));
        if (!read.head().columns().equals(table.head().columns())) {
            throw new IllegalStateException("The header of " + name + " is not what Merata itself wrote.");
        }
        return new Redacted(
                file,
                prepared,
                new TableText(
                        read.file(), read.head(), read.counts(), table.places(), table.constants(), table.faults()),
                notices,
                damaged);
    }

    /** Whether rows are told from one another, or people from people, by the column's texts. */
    private static boolean isKey(Rule rule) {
        return rule.isText() && !(rule.declared() && rule.treatment() == PersonalColumns.Treatment.KEEP);
    }

    private static Path temporary(Path scratch) {
        try {
            return Files.createTempFile(scratch, "redacted-", ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException("making a file in " + scratch, e);
        }
    }

    @Override
    public void close() {
        prepared.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }
}

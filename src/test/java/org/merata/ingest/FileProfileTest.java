package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.FileProfile.ColumnProfile;
import org.merata.ingest.FileProfile.Kind;

class FileProfileTest {
    @TempDir
    Path folder;

    private static final String EXPORT = """
            Nomor Permohonan;Jenis Pelayanan;Wilayah;Kanal Layanan;Diajukan;Selesai;Status Permohonan;Biaya;NIK
            0001;Paspor;A;Loket;13/07/2024 08:00;14/07/2024 09:00;completed;1.250,50;1
            0002;Izin;B;Situs web;03/07/2024 08:00;;in_progress;2.000,00;2
            """;

    private FileProfile profile(String text) throws Exception {
        Path file = folder.resolve("ekspor juli.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_16LE));
        return FileProfile.find(file).orElseThrow();
    }

    @Test
    void aFileIsDescribedAsItIs() throws Exception {
        FileProfile profile = profile(EXPORT.replace("\n", "\r\n"));
        assertEquals(
                List.of("UTF-16LE", ';', "CRLF", 1, 2L),
                List.of(
                        profile.encoding(),
                        profile.delimiter(),
                        profile.lineEnds(),
                        profile.linesBeforeData(),
                        profile.records()));
        assertEquals(
                List.of(
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.DATETIME,
                        Kind.DATETIME,
                        Kind.TEXT,
                        Kind.NUMBER_WITH_DECIMAL_COMMA,
                        Kind.INTEGER),
                profile.columns().stream().map(ColumnProfile::kind).toList());
        ColumnProfile finished = profile.columns().get(5);
        assertEquals(1, finished.blanks());
        assertEquals(1, finished.distinct());
        assertEquals(Optional.of("14/07/2024 09:00"), finished.minimum());
        assertEquals(List.of("dd/MM/yyyy HH:mm"), finished.formats());
    }

    @Test
    void aDraftThatNeedsNoDecisionLoadsTheFile() throws Exception {
        TestHome home = TestHome.in(folder.resolve("home"));
        String draft = draft(home, profile(EXPORT)).replace("\"\"", "\"Office\"");
        assertTrue(draft.contains("# Columns not mapped, and so not read: Biaya, NIK"), draft);
        home.source("ekspor_juli", draft);
        Files.createDirectories(home.home().inbox());
        Files.copy(folder.resolve("ekspor juli.csv"), home.home().inbox().resolve("e.csv"));
        IngestReport report = home.ingest();
        assertEquals(2, report.accepted(), draft + report.files());
        assertEquals(
                List.of(
                        "0001|passport|A|counter|2024-07-13 01:00:00|2024-07-14 02:00:00",
                        "0002|licence|B|online|2024-07-03 01:00:00|null"),
                home.records("SELECT transaction_id, service, region, channel, CAST(submitted_at AS VARCHAR),"
                        + " CAST(completed_at AS VARCHAR) FROM fact_service_transactions ORDER BY 1"));
    }

    @Test
    void dayOrMonthFirstIsNeverChosen() throws Exception {
        TestHome home = TestHome.in(folder.resolve("home"));
        FileProfile profile = profile(EXPORT.replace("13/07", "03/07").replace("14/07", "04/07"));
        assertTrue(profile.columns().get(4).isAmbiguousDate());
        String draft = draft(home, profile);
        assertTrue(draft.contains("Day or month first?"), draft);
        assertFalse(draft.contains("    formats:"), draft);
    }

    private static String draft(TestHome home, FileProfile profile) {
        var definitions = DefinitionFolder.read(home.home().root()).definitions();
        return SourceDraft.write(
                profile, definitions.getContract("service_transactions"), definitions.country(), home.reference());
    }
}

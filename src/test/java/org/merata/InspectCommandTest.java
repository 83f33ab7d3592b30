package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport;
import org.merata.model.Severity;
import picocli.CommandLine;

class InspectCommandTest {
    /** As the generator of the demonstration writes it, with codes of {@link TestHome}. */
    private static final String TRANSACTIONS = """
            Nomor Permohonan;Kode Layanan;Kode Wilayah;Kode Instansi;Kanal;Tanggal Permohonan;Tanggal Selesai;Batas Waktu;Status;Jumlah Pengembalian
            SINTETIS-2024-00000001;passport;A1;G1;Loket;03/07/2024 08:15;05/07/2024 10:00;;Selesai;0
            SINTETIS-2024-00000002;licence;B;G2;Daring;13/07/2024 09:30;13/07/2024 09:50;14/07/2024 23:59;Ditolak;1
            SINTETIS-2024-00000003;permit;C;G1;Telepon;14/07/2024 11:00;;;Diproses;0
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    @Test
    void aDraftOfTheDemonstrationsFileLoadsAsItIs() {
        home.write("data/inbox/permohonan.csv", TRANSACTIONS.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String draft = run(inbox("permohonan.csv"), "--draft", "service_transactions");
        home.source("permohonan", draft);
        SourceDefinition source = home.definitions().getSource("permohonan");
        assertEquals(
                List.of("dd/MM/yyyy HH:mm"),
                source.columns().get("submitted_at").formats(),
                draft);
        assertEquals(
                java.util.Map.of("Selesai", "completed", "Ditolak", "rejected", "Diproses", "in_progress"),
                source.columns().get("status").values());
        IngestReport report = home.ingest();
        assertEquals("3 accepted of 3", report.accepted() + " accepted of " + report.rowsRead(), draft);
        assertEquals(
                List.of(
                        "SINTETIS-2024-00000001|passport|A1|G1|counter|2024-07-03 01:15:00|completed|0",
                        "SINTETIS-2024-00000002|licence|B|G2|online|2024-07-13 02:30:00|rejected|1",
                        "SINTETIS-2024-00000003|permit|C|G1|phone|2024-07-14 04:00:00|in_progress|0"),
                home.records("SELECT transaction_id, service, region, agency, channel, CAST(submitted_at AS VARCHAR),"
                        + " status, returned_times FROM fact_service_transactions ORDER BY record"));
    }

    @Test
    void whatIsOpenInADraftIsAComment() throws IOException {
        home.write(
                "data/country.yaml",
                Files.readString(folder.resolve("data/country.yaml"))
                        .replace("  own: {en: Own codes, id: Kode sendiri}\n", """
                          own: {en: Own codes, id: Kode sendiri}
                          other: {en: Other codes, id: Kode lain}
                        """));
        String regions = Files.readString(folder.resolve("data/reference/regions.csv"));
        home.write(
                "data/reference/regions.csv",
                regions.lines()
                        .map(line -> line + (line.startsWith("code,") ? ",code_other" : ",0" + line.split(",")[0]))
                        .collect(java.util.stream.Collectors.joining("\n")));
        home.write("data/inbox/x.csv", """
                id,NIK,layanan,kode wilayah,kanal,tanggal pengajuan,status,catatan: "a" #b
                1,3273010101900001,passport,0A,Merpati pos,01/02/2024,Selesai,x
                2,3273010101900002,licence,0B,Loket,03/04/2024,Entah,y
                """);
        String draft = run(inbox("x.csv"), "--draft", "service_transactions");
        home.source("x", draft);
        List<String> errors = errorsOf("x.yaml");
        assertEquals(List.of("required_field_unmapped {field=submitted_at}"), errors, draft);
        assertTrue(draft.contains("# submitted_at: {from: tanggal pengajuan, formats: [\"dd/MM/yyyy\"]}"), draft);
        assertTrue(draft.contains("# submitted_at: {from: tanggal pengajuan, formats: [\"MM/dd/yyyy\"]}"), draft);
        assertTrue(draft.contains("#   Merpati pos: ..."), draft);
        assertTrue(draft.contains("#   Entah: ..."), draft);
        assertTrue(
                draft.contains(
                        "  region: other  # decide: likely, but by the codes alone; of 2 codes, those that exist:"
                                + " other 2, own 0"),
                draft);
        assertFalse(draft.contains("327301"), draft);
        home.source(
                "x",
                draft.replace(
                        "  # submitted_at: {from: tanggal pengajuan, formats: [\"dd/MM/yyyy\"]}",
                        "  submitted_at: {from: tanggal pengajuan, formats: [\"dd/MM/yyyy\"]}"));
        assertEquals(List.of(), errorsOf("x.yaml"));
    }

    /** The project's own regions: 1107 is West Aceh in the old codes of BPS and Pidie in those of Kemendagri. */
    @Test
    void theCodeSystemIsToldByNamesElseByCodesElseLeftOpen() {
        for (String path :
                List.of("data/country.yaml", "data/reference/regions.csv", "data/reference/population.csv")) {
            home.write(path, project(path));
        }
        String line = "  region: ";
        String byName =
                system("Kode Wilayah;Kabupaten/Kota\n1107;Kab. Aceh Barat\n1101;Simeulue\n1171;Kota Banda Aceh\n");
        assertTrue(byName.startsWith(line + "bps  # sure, by the names in \"Kabupaten/Kota\""), byName);
        String pointed = system("Kode Wilayah;Nama\n11.07;x\n11.01;y\n");
        assertTrue(pointed.startsWith(line + "kemendagri  # decide: likely"), pointed);
        String open = system("Kode Wilayah;Nama\n1107;x\n1101;y\n");
        assertTrue(
                open.startsWith(
                        "  # decide: the codes do not tell which system region is in (of 2 codes, those that exist:"
                                + " bps 2, kemendagri 2)"),
                open);
        String same = system("Kode Wilayah;Nama\n11;x\n12;y\n");
        assertTrue(same.contains("# the codes mean the same regions in every system"), same);
    }

    private static byte[] project(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a draft says of the code system; where nothing is stated, checking says that it must be. */
    private String system(String table) {
        home.write(
                "data/inbox/kode.csv", table.replace("\n", ";2024-01;5\n").replaceFirst(";2024-01;5", ";Bulan;Jumlah"));
        String draft = run(inbox("kode.csv"), "--draft", "service_volumes");
        boolean stated = draft.contains("\ncode_systems:\n");
        home.source("kode", draft);
        List<String> errors = errorsOf("kode.yaml");
        assertEquals(!stated, errors.stream().anyMatch(error -> error.startsWith("code_system_missing")), draft);
        return draft.substring(draft.indexOf("code_systems:\n") + "code_systems:\n".length());
    }

    @Test
    void signsOfNumbersAreProposedAndLoad() {
        home.write("data/inbox/nilai.csv", """
                Wilayah;Indikator;Periode;Nilai;Penerbit
                A;biaya;2024;Rp 1.234.567,00;Dinas
                B;biaya;2024;Rp.5,5;Dinas
                C;biaya;2024;(45,3 %);Dinas
                D;biaya;2024;1 234 567,-;Dinas
                """);
        String draft = run(inbox("nilai.csv"), "--draft", "region_indicators");
        home.source("nilai", draft);
        var marks = home.definitions().getSource("nilai").columns().get("value").marks();
        assertEquals(
                new SourceDefinition.NumberMarks(List.of("Rp", "Rp."), List.of("%", ",-"), true, true), marks, draft);
        assertTrue(draft.contains("  # decide: what stands with the numbers of \"Nilai\" is taken off"), draft);
        assertEquals(4, home.ingest().accepted(), draft);
        assertEquals(
                List.of("1234567.0", "5.5", "-45.3", "1234567.0"),
                home.records("SELECT value FROM fact_region_indicators ORDER BY record"));
    }

    @Test
    void theTableHidesPersonalValuesAndSpeaksBothLanguages() {
        home.write("data/inbox/x.csv", "NIK;jumlah\n3273010101900001;5\n3273010101900002;7\n");
        String english = run(inbox("x.csv"));
        assertTrue(english.contains("Delimiter: semicolon (sure: 3 of 3 records"), english);
        assertTrue(english.contains("(hidden: identity number)"), english);
        String indonesian = run(inbox("x.csv"), "--language", "id");
        assertTrue(indonesian.contains("Pemisah: titik koma (pasti: 3 dari 3 baris"), indonesian);
        assertTrue(indonesian.contains("(disembunyikan: nomor identitas)"), indonesian);
        assertFalse((english + indonesian).contains("327301"));
    }

    @Test
    void manyFilesAreCopiedInOneRunAndABadOneStopsNoOther() throws IOException {
        home.write("data/inbox/x.csv", "a;b\n1;2\n3;x, y\n");
        home.write("data/inbox/other/x.csv", "a,b\n1,2\n");
        home.write("data/inbox/source", "Judul\na,b,c\n1,2,3\n4,5\n");
        String into = folder.resolve("clean").toString();
        int exit = new CommandLine(new InspectCommand())
                .setOut(new PrintWriter(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(
                        inbox("x.csv"),
                        inbox("other/x.csv"),
                        inbox("missing.csv"),
                        inbox("source"),
                        "--normalised",
                        into,
                        "--format",
                        "json");
        assertEquals(1, exit);
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals("loaded", json.get(0).get("outcome").textValue());
        assertEquals(
                "copy_name_taken", json.get(1).get("notices").get(0).get("code").textValue());
        assertEquals("refused", json.get(2).get("outcome").textValue());
        assertEquals("loaded_with_notices", json.get(3).get("outcome").textValue());
        assertEquals("a,b\r\n1,2\r\n3,\"x, y\"\r\n", Files.readString(folder.resolve("clean/x.csv")));
        assertEquals("a,b,c\r\n1,2,3\r\n4,5\r\n", Files.readString(folder.resolve("clean/source")));
    }

    @Test
    void aFileThatHoldsNoTableIsWrongInput() {
        home.write("data/inbox/letter.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
        CommandRun run = CommandRun.of("inspect", inbox("letter.pdf"));
        assertEquals(Main.WRONG_INPUT, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("[form: pdf]"), run.out());
        assertFalse(run.out().contains("Delimiter"), "nothing is said of a table that is not there: " + run.out());
    }

    @Test
    void machinesGetJson() throws IOException {
        home.write("data/inbox/x.csv", "a;b\n1;2\n");
        var json = new ObjectMapper().readTree(run(inbox("x.csv"), "--format", "json"));
        assertEquals(";", json.path("delimiter").asText());
        assertEquals("integer", json.path("columns").path(1).path("type").asText());
    }

    private List<String> errorsOf(String file) {
        return DefinitionFolder.read(folder).notices().list().stream()
                .filter(notice -> notice.severity() == Severity.ERROR
                        && notice.at().file().endsWith("/" + file))
                .map(notice -> notice.kind().code() + " " + notice.details())
                .toList();
    }

    private String inbox(String file) {
        return folder.resolve("data/inbox").resolve(file).toString();
    }

    private String run(String... arguments) {
        out.getBuffer().setLength(0);
        var all = new java.util.ArrayList<>(List.of(arguments));
        if (!all.contains("--language")) {
            all.addAll(List.of("--language", "en"));
        }
        all.addAll(List.of("--home", folder.toString()));
        int code = new CommandLine(new InspectCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertEquals(Main.FINE, code, out::toString);
        return out.toString();
    }
}
